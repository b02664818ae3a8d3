using TherapyJournal.Practices;

namespace TherapyJournal.Safety.Calling;

/// <summary>A way by which somebody is woken. What goes over it names no patient and holds none of their words.</summary>
internal interface ICallChannel
{
    /// <summary>As people call it.</summary>
    string Name { get; }

    /// <summary>Whether this program can send over it.</summary>
    bool IsSet { get; }

    /// <summary>Whether it leads to somebody who is reached so.</summary>
    bool Leads(CallContact contact);

    /// <summary>Hands a call over and says whether it was taken.</summary>
    Task<CallOutcome> CallAsync(CallTo to, CallMessage message, CancellationToken cancel);
}

/// <summary>Who is called for what.</summary>
/// <param name="By">How the history of the alert names them.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Contact">Where they are reached.</param>
internal sealed record CallTo(string By, Guid Alert, CallContact Contact);
