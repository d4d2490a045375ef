"""The version of the program, said nowhere else."""

VERSION = "0.4.0"
