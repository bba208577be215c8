"""Run by the environment of openfisca-france, never by ours: persons of one contract of whole months, from and to .npz.

    python peer_openfisca.py IN.npz OUT.npz

IN holds `month` (the month after the end, `2025-06`), and by person `months` of work, `cents` a month, `birth` (days
since 1970). OUT holds each step, the seconds from setting the inputs to the net, and the peak of memory.
"""

import resource
import sys
import time

import numpy as np
from openfisca_core.periods import period
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_france import FranceTaxBenefitSystem

STEPS = {
    "worked_days": "are_jours_travailles",
    "reference_days": "are_duree_brute_indemnisation",
    "sr": "are_sr",
    "divisor": "are_duree_calcul_sjr",
    "sjr": "are_sjr",
    "daily_gross": "are_allocation_journaliere_super_brute_tx_plein",
    "daily_net": "are_allocation_nette_journaliere_tx_plein",
    "duration_days": "are_duree_nette_indemnisation",
}
LOOKED_AT = 36


def built(system, given):
    """A simulation with everything told."""
    after, count = period(str(given["month"])), len(given["months"])
    simulation = SimulationBuilder().build_default_simulation(system, count)
    first = np.datetime64(str(given["month"]))
    pay = given["cents"] / 100
    for back in range(1, LOOKED_AT + 1):
        month, at = first - back, after.offset(-back, "month")
        held = given["months"] >= back
        days = np.busday_count(month, month + 1)
        simulation.set_input("salaire_de_base", at, np.where(held, pay, 0))
        simulation.set_input("nombre_jours_travailles", at, np.where(held, float(days), 0))
        begun = (first - given["months"]).astype("datetime64[D]")
        simulation.set_input("contrat_de_travail_debut", at, begun)
    simulation.set_input("salaire_de_base", after, np.zeros(count))
    simulation.set_input("date_naissance", after, given["birth"].astype("datetime64[D]"))
    end = first.astype("datetime64[D]") - 1
    simulation.set_input("fin_dernier_contrat", after, np.full(count, end))
    simulation.set_input("motif_fin_dernier_contrat", after, np.full(count, "fin_cdd"))
    simulation.set_input("rfr", after.n_2, np.full(count, 60000.0))
    simulation.set_input("nbptr", after.n_2, np.ones(count))
    return simulation, after


def main(source, target):
    given = np.load(source)
    system = FranceTaxBenefitSystem()
    started = time.process_time()
    simulation, after = built(system, given)
    found = {name: simulation.calculate(variable, after) for name, variable in STEPS.items()}
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    np.savez(target, seconds=seconds, peak=peak, **found)


main(*sys.argv[1:])
