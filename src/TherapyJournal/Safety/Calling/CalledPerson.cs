using TherapyJournal.Practices;

namespace TherapyJournal.Safety.Calling;

/// <summary>Somebody whom an alert calls.</summary>
/// <param name="By">How the history names them.</param>
/// <param name="Role">Why they are called.</param>
/// <param name="Contact">Where.</param>
internal sealed record CalledPerson(string By, CalledAs Role, CallContact Contact);

/// <summary>In which place somebody is called.</summary>
internal enum CalledAs
{
    Therapist,
    Cover,
    Owner,
}
