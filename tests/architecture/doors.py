"""The contract of doors: what one room, or front, may import from a room."""

from importlinter import Contract, ContractCheck, output

FOR_ROOMS = {"door", "facts"}
# Front is where the other doors to the same actions are hung: pages, interface, command line, jobs.
FOR_FRONT = FOR_ROOMS | {
    "actions",
    "contributions",
    "timeline",
    "screens",
    "urls",
    "letters",
    "jobs",
    "rest",
    "live",
}


class Doors(Contract):
    """A room imports only `door` and `facts` of another; front imports neither models nor queries."""

    def check(self, graph, verbose):
        wrong = []
        for importer in sorted(graph.modules):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if not self._allows(importer.split("."), imported.split(".")):
                    wrong.append(f"{importer} imports {imported}")
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    @staticmethod
    def _allows(importer, imported):
        if imported[:2] != ["visavis", "rooms"] or len(imported) < 3 or {"tests", "conftest"} & set(importer):
            return True
        if importer[:3] == imported[:3]:
            return True
        allowed = FOR_ROOMS if importer[:2] == ["visavis", "rooms"] else FOR_FRONT
        return len(imported) > 3 and imported[3] in allowed

    def render_broken_contract(self, check):
        for line in check.metadata["wrong"]:
            output.print_error(line)
        output.print(
            "Use the other room's door.py (ten functions at most), or listen to its facts in front/wiring.py."
        )
