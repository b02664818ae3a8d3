using System.Text;

namespace TherapyJournal.App.Terminal;

/// <summary>A person writes as long as they like, and nothing that they wrote is lost, however it ends.</summary>
internal sealed partial class TerminalScreen
{
    /// <summary>Asks for as many lines as somebody likes to write; a full stop on a line of its own, or the input's end, ends them.</summary>
    /// <remarks>At a keyboard Ctrl-C ends the writing as well, and then asks whether to keep what stands there.</remarks>
    /// <exception cref="OperationCanceledException">Ctrl-C, and there was nothing to keep or it was not to be kept.</exception>
    /// <param name="cancellation">Ctrl-C before anything was written.</param>
    /// <param name="begun">A first line that they have typed already; null: none.</param>
    public async Task<Answer> AskForWordsAsync(CancellationToken cancellation, string? begun = null)
    {
        Hint(
            (begun is null ? "Take the time you like." : "That is your first line; go on as long as you like.")
                + " A full stop alone on a line, or Ctrl-D, ends it."
        );
        Blank();
        var words = new StringBuilder();
        if (begun is not null)
            words.Append(begun).Append('\n');
        var end = inputIsKeyboard
            ? await WriteAtKeyboardAsync(words, cancellation)
            : await WriteAsync(words, cancellation);
        endsInBlank = false;
        var text = words.ToString().Trim('\n');
        var isEmpty = string.IsNullOrWhiteSpace(text);
        if (end == LineEnd.Interrupted && (isEmpty || !await IsKeptAsync()))
        {
            interruptions.CtrlC();
            throw new OperationCanceledException(interruptions.Ending);
        }
        // Whoever closed the window reads no more; an attempt to write there would cost the words.
        if (!interruptions.NobodyIsThere)
            Blank();
        return !isEmpty ? new Answer.Given(text)
            : end == LineEnd.Enter ? new Answer.Nothing()
            : new Answer.Closed();
    }

    private async Task<LineEnd> WriteAtKeyboardAsync(StringBuilder words, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var writing = interruptions.Write();
        keyboard?.TakeCtrlC(asKey: true);
        try
        {
            return await WriteAsync(words, writing.Ends);
        }
        catch (OperationCanceledException) when (writing.Ends.IsCancellationRequested)
        {
            return interruptions.NobodyIsThere ? LineEnd.Gone : LineEnd.Interrupted;
        }
        finally
        {
            keyboard?.TakeCtrlC(asKey: false);
        }
    }

    /// <summary>Adds line after line up to a full stop, which ends them with Enter. A line that Enter did not end is added as it stands.</summary>
    private async Task<LineEnd> WriteAsync(StringBuilder words, CancellationToken ends)
    {
        while (true)
        {
            var line = NewLine(0);
            var end = LineEnd.Interrupted;
            try
            {
                end = await ReadAsync(line, ends);
            }
            finally
            {
                if (line.Text != ".")
                    words.Append(line.Text).Append('\n');
            }
            if (end != LineEnd.Enter || line.Text == ".")
                return end;
        }
    }

    // A second Ctrl-C, a closed window: it is kept. Only a plain no throws away what somebody wrote.
    private async Task<bool> IsKeptAsync()
    {
        if (keyboard is null)
            return true;

        using var asking = interruptions.Write();
        keyboard.TakeCtrlC(asKey: true);
        try
        {
            Blank();
            if (await ChooseAsync("Keep what you wrote?", ["yes", "no"], asking.Ends) is Choice.Picked { Word: "no" })
            {
                Sentence("What you wrote is discarded; nothing of it was kept.");
                return false;
            }
        }
        catch (Exception unanswered) when (unanswered is OperationCanceledException or IOException)
        {
            endsInBlank = false;
        }
        finally
        {
            keyboard.TakeCtrlC(asKey: false);
        }
        return true;
    }
}
