"""Background jobs: put in line with the act that asks for them, run at least once, finished once.

    @every(minutes=5)
    @job("appointments.remind", retry=Retry(times=8))
    def remind(*, file_id: UUID, appointment_id: UUID) -> None: ...

    later(remind, file_id=file.id, appointment_id=appointment.id)

A job carries ids, never names or texts. It runs in one transaction, as the service itself.
"""

from visavis.foundation.jobs.declared import Job, Retry, daily, every, job
from visavis.foundation.jobs.line import later, run_waiting

__all__ = ["Job", "Retry", "daily", "every", "job", "later", "run_waiting"]
