using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;

namespace TherapyJournal.Safety;

/// <summary>Step: brings a raised alert before the therapists of the patient, at once: into their inbox, and where it is urgent over the way by which they are woken.</summary>
internal sealed class AlertTherapist(
    PatientRecords records,
    Keys keys,
    IEnumerable<ICallChannel> channels,
    AlertOptions options,
    TimeProvider clock
) : CallForAlert(records, keys, channels, options, clock)
{
    public override string Name => nameof(AlertTherapist);
}
