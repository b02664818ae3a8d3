using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TherapyJournal.Accounts;
using TherapyJournal.App;
using TherapyJournal.App.Web;
using TherapyJournal.App.Web.Account;
using TherapyJournal.Records;
using TherapyJournal.Tests.Database;

namespace TherapyJournal.Tests.App.Web;

/// <summary>Tests of the pages over real HTTP on loopback, by a browser without scripts.</summary>
public abstract class BrowsedTest(TestedDatabase on) : JournalTest(on)
{
    /// <summary>Good enough for anybody here.</summary>
    protected const string Password = "four quiet words suffice";

    private readonly List<Browser> browsers = [];
    private ServiceProvider program = null!;

    private protected WebServer Server { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(Ground.Settings).Build();
        program = Services.Build(
            settings,
            Ground.Clock,
            services =>
            {
                services.AddSingleton(new PasswordCost(Rounds: 1_000));
                Add(services);
            }
        );
        (
            await Services.TryOpenAsync(program, _ => { }, migrate: false, Cancel)
        ).ShouldBeOfType<OpenStoreOutcome.Opened>();
        Server = await StartAsync(program);
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        browsers.ForEach(b => b.Dispose());
        if (program is not null)
        {
            await program.DisposeAsync();
        }
        await base.DisposeAsync();
    }

    /// <summary>What this test puts into the program in place of its own.</summary>
    protected virtual void Add(IServiceCollection services) { }

    /// <summary>A browser in which nobody is signed in.</summary>
    protected Browser NewBrowser()
    {
        var browser = new Browser(Server.Port, Cancel);
        browsers.Add(browser);
        return browser;
    }

    /// <summary>A browser in which this person has just set up how they sign in.</summary>
    /// <param name="holder">Who; they must be there already.</param>
    /// <param name="name">Under which they sign in; each name once.</param>
    protected async Task<Browser> SignedInAsync(AccountHolder holder, string name = "somebody")
    {
        var browser = NewBrowser();
        (await JoinAsync(browser, await CodeForAsync(holder), name)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        browser.Cookies.ShouldContainKey("journal");
        return browser;
    }

    /// <summary>The code of an invitation for this person.</summary>
    protected async Task<string> CodeForAsync(AccountHolder holder) =>
        (await House.Get<InviteToAccount>().RunAsync(holder, Cancel)).Code;

    /// <summary>Takes an invitation up, with an authenticator app where one is asked for.</summary>
    /// <returns>The page after the last form.</returns>
    protected static async Task<Shown> JoinAsync(Browser browser, string code, string name, string password = Password)
    {
        var details = await browser.PostAsync("/join", Fields(("code", code)), "/join");
        var key = details.Field("key");
        return await browser.PostAsync(
            "/join/details",
            Fields(
                ("code", code),
                ("name", name),
                ("password", password),
                ("key", key),
                ("app-code", key.Length > 0 ? AppCode(key) : "")
            ),
            "/join"
        );
    }

    /// <inheritdoc cref="AuthenticatorApp.Code"/>
    protected static string AppCode(string key, int spansLater = 0) => AuthenticatorApp.Code(key, spansLater);

    protected static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private async Task<WebServer> StartAsync(ServiceProvider services)
    {
        var server = services.GetRequiredService<WebServer>();
        (await server.TryStartAsync(port: 0, Cancel)).ShouldBeTrue();
        services.GetRequiredService<Readiness>().Open();
        return server;
    }
}
