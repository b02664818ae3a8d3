namespace TherapyJournal.Tests.App.Terminal;

/// <summary>How somebody and their things may be named on a command line: by id, by name, by a beginning of the id.</summary>
internal sealed record NamedPatient(string Name, string Id, IReadOnlyList<string> Things)
{
    private const int Beginning = 30;

    public string Patient(int way) =>
        way switch
        {
            0 => Id,
            1 => Name,
            _ => Id[..Beginning],
        };

    public string Thing(int which, int way) => way == 2 ? Things[which][..Beginning] : Things[which];

    /// <summary>What was said, without who it was said of.</summary>
    public Said Hide(Said said) => said with { Output = Hide(said.Output), Error = Hide(said.Error) };

    private string Hide(string text)
    {
        foreach (var (name, place) in Things.Append(Id).Select(id => (id, "<id>")).Append((Name, "<name>")))
        {
            text = text.Replace(name, place, StringComparison.Ordinal);
            text = name == Name ? text : text.Replace(name[..Beginning], "<beginning>", StringComparison.Ordinal);
        }
        return text;
    }
}

/// <summary>What a command line came to.</summary>
internal sealed record Said(int ExitCode, string Output, string Error);
