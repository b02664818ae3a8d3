using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Accounts;
using TherapyJournal.App.Terminal;
using TherapyJournal.App.Terminal.Commands;
using TherapyJournal.App.Web;
using TherapyJournal.App.Web.Look;
using TherapyJournal.Practices;
using TherapyJournal.Records;
using TherapyJournal.Storage;
using TherapyJournal.Work;

namespace TherapyJournal.App.Demo;

/// <summary>The web page of the sample practice, on this machine alone, until somebody ends it.</summary>
internal static class SampleSite
{
    // Whoever presses Ctrl-C is done with it: nothing in it is worth a wait.
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);

    /// <summary>The people as whom it can be looked at.</summary>
    public static IReadOnlyList<SamplePerson> People(SamplePractice sample, TherapistId therapist, PatientId patient) =>
        [
            new("/sample/therapist", "the therapist", sample.Therapist, AccountHolder.Of(therapist)),
            new("/sample/patient", "the patient", sample.Patient.Name, AccountHolder.Of(patient)),
        ];

    /// <summary>Makes a server one of the sample practice.</summary>
    public static void Add(IServiceCollection services, IReadOnlyList<SamplePerson> people) =>
        services
            // Whatever address and proxies a practice on this machine has, the sample has none.
            .AddSingleton(new WebOptions())
            .AddSingleton(Audience.OfSample([.. people.Select(p => new Place($"{p.Role}, {p.Name}", p.Path))]))
            .AddSingleton<IPages>(s => new SamplePages(people, s.GetRequiredService<InviteToAccount>()));

    /// <summary>Answers until Ctrl-C, with the worker beside it.</summary>
    public static async Task<int> RunAsync(
        CommandContext context,
        IConfiguration settings,
        TimeProvider clock,
        IReadOnlyList<SamplePerson> people
    )
    {
        await using var services = Services.Build(settings, clock, more => Add(more, people));
        if (
            await Services.TryOpenAsync(services, context.Screen.Remark, migrate: false, context.Cancellation)
            is OpenStoreOutcome.Refused refused
        )
        {
            return context.Refused(refused.Sentence);
        }
        using var alone = WorkerLock.Take(services.GetRequiredService<StorageOptions>());
        var server = services.GetRequiredService<WebServer>();
        await server.TryStartAsync(port: 0, context.Cancellation);
        services.GetRequiredService<Readiness>().Open();
        Show(context.Screen, server.Port, people);
        try
        {
            await RunTogether.UntilAsync(
                context.Cancellation,
                server.RunAsync,
                stop => services.GetRequiredService<Worker>().RunAsync(LongestStep, stop)
            );
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            context.Screen.Remark("The page is closed.");
        }
        return ExitCode.Done;
    }

    private static void Show(TerminalScreen page, int port, IReadOnlyList<SamplePerson> people)
    {
        page.Heading("The web page", "of the sample practice: nothing in it is real");
        foreach (var person in people)
        {
            page.Sentence($"As {person.Role}, {person.Name}:");
            page.Command(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}{person.Path}"));
            page.Blank();
        }
        page.Hint("No other machine can open it. Ctrl-C ends it.");
    }
}
