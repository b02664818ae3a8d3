using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;

namespace TherapyJournal.Safety;

/// <summary>Step: an urgent alert that nobody has acknowledged calls again, then whoever covers, then the owner, then everybody for as long as it stands.</summary>
internal sealed class EscalateAlert(
    PatientRecords records,
    Keys keys,
    IEnumerable<ICallChannel> channels,
    AlertOptions options,
    TimeProvider clock
) : CallForAlert(records, keys, channels, options, clock)
{
    public override string Name => nameof(EscalateAlert);
}
