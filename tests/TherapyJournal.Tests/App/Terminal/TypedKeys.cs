using TherapyJournal.App.Terminal;

namespace TherapyJournal.Tests.App.Terminal;

/// <summary>Somebody at the keys: every character is pressed, and at the end the window is closed.</summary>
internal sealed class TypedKeys
{
    public const string CtrlC = "\u0003";
    public const string CtrlD = "\u0004";
    public const string CtrlU = "\u0015";
    public const string CtrlW = "\u0017";
    public const string Backspace = "\u007F";

    /// <summary>No key: the program is told from outside to end (kill, a closed window).</summary>
    public const string Signal = "\u001C";

    /// <summary>No key: what <see cref="Meanwhile"/> does happens elsewhere.</summary>
    public const string Pause = "\u001D";

    private readonly Queue<char> keys;

    public TypedKeys(string typed)
    {
        keys = new Queue<char>(typed);
        Keyboard = new Keyboard(Press, asKey => ctrlCIsKey = asKey);
    }

    private bool ctrlCIsKey;

    /// <summary>What happens elsewhere, each time that <see cref="Pause"/> comes.</summary>
    public Action Meanwhile { get; init; } = () => { };

    public Keyboard Keyboard { get; }

    public Interruptions Interruptions { get; } = new();

    /// <summary>The window was closed: nothing can be written to it any more.</summary>
    public bool IsClosed { get; private set; }

    private ConsoleKeyInfo? Press()
    {
        if (!keys.TryDequeue(out var key))
        {
            IsClosed = true;
            return null;
        }
        if (key == Pause[0])
        {
            Meanwhile();
            return Press();
        }
        if (key == Signal[0])
        {
            Interruptions.Leave();
            return Press();
        }
        if (key == CtrlC[0] && !ctrlCIsKey)
        {
            Interruptions.CtrlC();
            return Press();
        }
        return new ConsoleKeyInfo(key, default, shift: false, alt: false, control: false);
    }
}
