using TherapyJournal.App.Terminal;
using TherapyJournal.Storage;

namespace TherapyJournal.App;

/// <summary>Asks every room of the program whether it is well.</summary>
internal static class LookOver
{
    /// <summary>Everything that was looked at. One look that fails says so and hides no other.</summary>
    public static async Task<IReadOnlyList<Check>> RunAsync(IEnumerable<ICheckUp> checkUps, CancellationToken cancel)
    {
        var checks = new List<Check>();
        foreach (var checkUp in checkUps)
        {
            try
            {
                checks.AddRange(await checkUp.RunAsync(cancel));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                checks.Add(new Check(checkUp.GetType().Name, CheckLight.Red, Fault.Sentence(fault)));
            }
        }
        return checks;
    }

    /// <summary>All of it in one sentence.</summary>
    public static string Said(CheckLight worst) =>
        worst switch
        {
            CheckLight.Green => "All is well.",
            CheckLight.Amber => "It works; what is amber waits for somebody to see to it.",
            _ => "Something does not hold: see to what is red first.",
        };

    /// <summary>A shape beside the word, no colour: red and amber belong to alerts.</summary>
    public static string Shape(CheckLight light) =>
        light switch
        {
            CheckLight.Green => "○",
            CheckLight.Amber => "◐",
            _ => "●",
        };
}
