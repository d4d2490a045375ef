"""The version of the program, said nowhere else."""

VERSION = "0.1.0"
