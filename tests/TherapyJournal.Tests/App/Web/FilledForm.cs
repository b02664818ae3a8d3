using System.Net;

namespace TherapyJournal.Tests.App.Web;

/// <summary>A form as a page shows it: where it goes, what it holds already, and what somebody types.</summary>
internal sealed class FilledForm
{
    private readonly Dictionary<string, string> held = new(StringComparer.Ordinal);
    private readonly HashSet<string> typed = new(StringComparer.Ordinal);

    private FilledForm(string action) => Action = action;

    /// <summary>Where it goes.</summary>
    public string Action { get; }

    /// <summary>Whether anything is typed into it.</summary>
    public bool HasText => typed.Count > 0;

    /// <summary>What is sent where somebody has typed this into every field.</summary>
    public IReadOnlyDictionary<string, string> With(string text)
    {
        var all = new Dictionary<string, string>(held, StringComparer.Ordinal);
        foreach (var name in typed)
        {
            all[name] = text;
        }
        return all;
    }

    /// <summary>Every form of a page that is sent.</summary>
    public static IReadOnlyList<FilledForm> AllOf(string html) =>
        [
            .. html.Split("<form ")
                .Skip(1)
                .Select(part => part.Split("</form>")[0])
                .Where(part => part.Contains("method=\"post\"", StringComparison.Ordinal))
                .Select(Read),
        ];

    private static FilledForm Read(string part)
    {
        var form = new FilledForm(Value(part, "action"));
        foreach (var tag in part.Split('<').Skip(1))
        {
            var name = Value(tag.Split('>')[0], "name");
            if (name.Length == 0 || name == "form")
            {
                continue;
            }
            switch (tag.Split(' ')[0], Value(tag, "type"))
            {
                case ("input", "hidden" or "radio" or "checkbox"):
                    form.held.TryAdd(name, Value(tag, "value"));
                    break;
                case ("input" or "textarea" or "select", _):
                    form.typed.Add(name);
                    break;
                default:
                    break;
            }
        }
        return form;
    }

    private static string Value(string tag, string attribute) =>
        WebUtility.HtmlDecode(Shown.Between(tag, $"{attribute}=\"", "\""));
}
