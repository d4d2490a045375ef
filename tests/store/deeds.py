"""Small deeds and questions that the store's tests use instead of the school's own."""

from sqlalchemy import select

from gf2tracker.store.tables import Programme, Site, TeamMember


def add(step, *names):
    step.label("Uddannelser tilføjet")
    return step.insert_all(Programme, [{"name": name} for name in names])


def rename(step, number, name):
    step.label("Uddannelse omdøbt")
    step.update(Programme, number, {"name": name})


def remove(step, *numbers):
    step.label("Uddannelser slettet")
    step.delete_all(Programme, numbers)


def names(connection):
    return sorted(row.name for row in connection.execute(select(Programme.name)))


def add_site(step, name):
    step.label("Sted tilføjet")
    return step.insert(Site, {"name": name, "bell": "8:15"})


def member_of_nothing(step):
    step.label("Team ændret")
    return step.insert(TeamMember, {"class_id": 4711, "staff_id": 4711, "role": "MANAGER"})
