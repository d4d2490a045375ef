"""Names of made-up people, as a Danish vocational school's class lists look."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Names:
    """Names that go together, and how many of a hundred people have such ones."""

    share: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]
    middle: tuple[str, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


DANISH = Names(
    share=70,
    women=_words(
        "Emma Ida Clara Freja Sofie Laura Anna Josefine Mathilde Maja Cecilie Nanna Signe Astrid "
        "Karla Alberte Line Mille Ebba Åse Iben Frida Alma Ella Luna Agnes Lærke Caroline Johanne "
        "Julie Katrine Malou Merle Naja Olivia Rikke Sille Thea Tilde Vigga Emma-Sofie Anne-Mette "
        "Hannah Liva Marie Nicoline Pernille Silke Victoria Amalie"
    ),
    men=_words(
        "Mads Emil Noah Oliver Lucas William Jonas Mikkel Frederik Magnus Victor Oscar Elias Anton "
        "Søren Jens Bjørn Åge Rasmus Kasper Tobias Sebastian Adam August Carl Daniel Gustav Liam "
        "Malthe Villads Storm Aksel Alfred Asger Benjamin Christian Felix Georg Hjalte Jeppe "
        "Joakim Kristoffer Lasse Marius Nikolaj Philip Sander Silas Theodor Valdemar Kevin Patrick"
    ),
    last=_words(
        "Jensen Nielsen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen "
        "Petersen Madsen Kristensen Olsen Thomsen Møller Poulsen Johansen Knudsen Mortensen "
        "Østergaard Ågård Bæk Skov Lund Friis Holm Mikkelsen Nørgaard Thorup Kjær Rosenkilde "
        "Vestergaard Iversen Bjerre Overgaard Krogh Juul Winther Holst Aagaard Dahl Fog Brandt "
        "Søndergaard Kjeldsen Toft Bech Lauridsen Eriksen Simonsen Højgaard Bruun Sand"
    ),
    middle=_words(
        "Bek Lykke Emil Bach Lund Brandt Brix Marie Sofie Skov Holm Kirk Dam Vang Ravn Bille Krogh "
        "Hald Koch Buch"
    ),
)
TURKISH = Names(
    share=6,
    women=_words("Elif Zeynep Ayşe Melike Esra Büşra Sibel Özlem Derya Gülsüm"),
    men=_words("Yasin Emre Can Mehmet Mustafa Burak Kerem Ömer Ibrahim Hakan"),
    last=_words("Öztürk Yılmaz Demir Kaya Çelik Şahin Aydın Arslan Koç Doğan"),
)
ARABIC = Names(
    share=8,
    women=_words("Fatima Amina Zainab Aya Leila Sara Maryam Nour Yasmin Rania Huda"),
    men=_words("Ahmad Mohammed Ali Omar Hassan Yusuf Karim Hussein Khaled Mahmoud Bilal"),
    last=_words("Khalil Hassan Ahmed Hussein Ibrahim Saleh Al-Sayed El-Masri Mansour Darwish"),
    middle=_words("Mohammed Yusuf Ali Abdul"),
)
SOMALI = Names(
    share=4,
    women=_words("Hodan Ifrah Sahra Ayan Fardowsa Naima"),
    men=_words("Abdi Abdirahman Liban Mahad Zakaria Ismail Guled"),
    last=_words("Warsame Farah Abdullahi Mohamud Jama Omar_Ali Nur Yusuf"),
    middle=_words("Ahmed Hassan Abdi"),
)
SOUTH_ASIAN = Names(
    share=3,
    women=_words("Aisha Iqra Sana Priya Anjali Mahnoor"),
    men=_words("Hamza Bilal Usman Arjun Ravi Zain"),
    last=_words("Khan Malik Sheikh Sivakumar Rajendran Iqbal Butt"),
)
EAST_ASIAN = Names(
    share=2,
    women=_words("Linh Thi_Mai My Kim-Anh Xinyi"),
    men=_words("Minh Tuan Kevin Anh_Duc Wei"),
    last=_words("Nguyen Tran Pham Le Chen Vu"),
)
EAST_EUROPEAN = Names(
    share=5,
    women=_words("Oksana Daria Zuzanna Kinga Andreea Viktoriia Milena Žana"),
    men=_words("Kacper Jakub Mateusz Andrei Dmytro Bohdan Łukasz Danylo"),
    last=_words("Kowalska Nowak Wiśniewski Popescu Shevchenko Zieliński Bondarenko Horvat"),
)
BALKAN = Names(
    share=2,
    women=_words("Amra Lejla Emina Jelena Selma"),
    men=_words("Daniel Adnan Nikola Emir Haris"),
    last=_words("Petrović Hodžić Kovačević Begić Jovanović Petrovic"),
)
ORIGINS = (DANISH, TURKISH, ARABIC, SOMALI, SOUTH_ASIAN, EAST_ASIAN, EAST_EUROPEAN, BALKAN)
_SHARES = tuple(origin.share for origin in ORIGINS)

LONGEST_NAME = ("Alexandra Wilhelmine Josefine", "Rosenkilde-Brix")

CALLED = {
    "Mohammed": "Mo",
    "Abdirahman": "Abdi",
    "Sebastian": "Basse",
    "Christian": "Chris",
    "Anne-Mette": "Mette",
    "Emma-Sofie": "Fie",
    "Josefine": "Josse",
    "Benjamin": "Benja",
    "Kristoffer": "Stoffer",
    "Viktoriia": "Vika",
    "Nicoline": "Coco",
    "Frederik": "Frede",
}

CARPENTERS = (
    ("Adam Bek", "Sørensen"),
    ("Ahmad", "Khalil"),
    ("Alberte", "Friis"),
    ("Anton Lykke", "Holm"),
    ("August", "Mikkelsen"),
    ("Carl Emil", "Nørgaard"),
    ("Clara", "Østergaard"),
    ("Daniel", "Petrovic"),
    ("Elias", "Thorup"),
    ("Emil Bach", "Larsen"),
    ("Emma-Sofie", "Dahl"),
    ("Frederik", "Kjær"),
    ("Gustav", "Rosenkilde"),
    ("Hannah", "Skov"),
    ("Ibrahim", "Demir"),
    ("Jonas", "Vestergaard"),
    ("Kasper Lund", "Iversen"),
    ("Liam", "Bjerre"),
    ("Mads", "Overgaard"),
    ("Malthe", "Krogh"),
    ("Mathilde", "Juul"),
    ("Oliver Brandt", "Holst"),
    ("Villads", "Aagaard"),
)
LATE_CARPENTER = ("Yasin", "Öztürk")
ELECTRICIANS = (
    ("Bilal Yusuf", "Hassan"),
    ("Ida Marie", "Sand"),
    ("Kevin", "Nguyen"),
    ("Noah", "Winther"),
    ("Sander Brix", "Lund"),
    ("Rasmus", "Fog"),
    LONGEST_NAME,
    ("Bo", "Ax"),
    ("Zainab", "El-Masri"),
    ("Šejla", "Hodžić"),
    ("Ægir", "Åbenraa"),
)


def person(dice: Random, women: float) -> tuple[str, str]:
    """Return first names and last name of somebody.

    Args:
        dice: what decides.
        women: the share of women, 0 to 1.
    """
    origin = dice.choices(ORIGINS, _SHARES)[0]
    first = dice.choice(origin.women if dice.random() < women else origin.men)
    last = dice.choice(origin.last)
    if origin.middle and dice.random() < 0.3:
        middle = dice.choice(origin.middle)
        if middle not in {first, last}:
            first = f"{first} {middle}"
    return first, last
