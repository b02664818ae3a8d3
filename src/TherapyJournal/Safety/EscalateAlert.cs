using TherapyJournal.Records;
using TherapyJournal.Safety.Calling;

namespace TherapyJournal.Safety;

/// <summary>Step: an urgent alert that nobody has acknowledged calls again, then whoever covers, then the owner, then everybody for as long as it stands.</summary>
internal sealed class EscalateAlert(
    PatientRecords records,
    Keys keys,
    EmailChannel channel,
    AlertOptions options,
    TimeProvider clock
) : CallForAlert(records, keys, channel, options, clock)
{
    public override string Name => nameof(EscalateAlert);
}
