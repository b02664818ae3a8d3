using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NodaTime;
using TherapyJournal.App.Terminal;
using TherapyJournal.Insight;
using TherapyJournal.Records;
using TherapyJournal.Storage;

namespace TherapyJournal.App.Web.Therapist;

/// <summary>An answer as it comes, for a page that stands open: each sentence as soon as it is verified, and then all of it as a piece of the page.</summary>
internal sealed class ComingAnswer(AskJournal ask, Fragments fragments, TimeProvider clock)
{
    /// <param name="therapist">Who asks.</param>
    /// <param name="patient">In whose journal.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="zone">By whose clock times are shown.</param>
    /// <param name="cancel">Stops it.</param>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Reader.Therapist therapist,
        PatientId patient,
        JournalQuestion question,
        string zone,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var heard = Channel.CreateUnbounded<AnsweredSentence>();
        var asking = AskAsync();
        await foreach (var sentence in heard.Reader.ReadAllAsync(cancel))
        {
            yield return new SseItem<string>(SafeText.OneLine(sentence.Text), "sentence");
        }
        if (await asking is ReadOutcome<JournalAnswer>.Open { Value: var answer })
        {
            yield return new SseItem<string>(await WriteAsync(answer), "answer");
        }

        async Task<ReadOutcome<JournalAnswer>> AskAsync()
        {
            try
            {
                return await ask.RunAsync(therapist, patient, question, s => heard.Writer.TryWrite(s), cancel);
            }
            finally
            {
                heard.Writer.Complete();
            }
        }

        Task<string> WriteAsync(JournalAnswer answer) =>
            fragments.WriteAsync<AnswerView>(
                new()
                {
                    [nameof(AnswerView.Asked)] = question.Text,
                    [nameof(AnswerView.Answer)] = AnswerSheet.Of(answer, new DeskTimes(clock.Now(), zone)),
                    [nameof(AnswerView.Path)] = $"{PatientPages.Path}/{patient}",
                }
            );
    }
}
