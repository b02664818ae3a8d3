using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web.Translation;

namespace TherapyJournal.App.Web.Account;

/// <summary>Puts Identity's managers over the sealed accounts, and asks at each request who its cookie stands for.</summary>
internal sealed class WebAccounts(
    KeepAccounts accounts,
    KeepWebKeys keys,
    WhoIsSignedIn whoIsSignedIn,
    WebOptions options,
    PasswordCost cost,
    IStringLocalizer<PatientWords> words,
    TimeProvider clock
)
{
    /// <summary>The limit of tries from one address, for pages that take a secret.</summary>
    public const string FewTries = "few-tries";

    /// <summary>NIST SP 800-63B asks for eight characters at least; four more cost a person little.</summary>
    public const int ShortestPassword = 12;

    private const int TriesAMinute = 20;
    private static readonly TimeSpan LimitWindow = TimeSpan.FromMinutes(1);

    /// <summary>Adds them to the server's own services.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(clock).AddSingleton(accounts).AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("therapy-journal");
        services.Configure<KeyManagementOptions>(ring => ring.XmlRepository = new SealedKeyRing(keys));
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "journal-form";
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.FormFieldName = "form";
            form.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(Cookies);
        services.AddSingleton<ILookupNormalizer, NamesAsTheyAre>();
        services
            .AddIdentityCore<OpenAccount>(Rules)
            .AddUserStore<AccountStore>()
            .AddSignInManager<JournalSignIn>()
            .AddDefaultTokenProviders();
        services.AddSingleton<KnownBrowsers>().AddScoped<JournalSignIn>();
        services.Configure<PasswordHasherOptions>(passwords => passwords.IterationCount = cost.Rounds);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The device names whose it is, so that nobody types a name; and asks who holds it, so that it proves two things.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
            passkeys.ServerDomain = options.Home()?.Host;
            // Our policy tells no page from where somebody came, so a form bears no origin to compare with.
            passkeys.ValidateOrigin = signed =>
                ValueTask.FromResult(!signed.CrossOrigin && signed.Origin == OriginOf(signed.HttpContext.Request));
        });
        services.AddScoped<IUserClaimsPrincipalFactory<OpenAccount>, IdAlone>();
        services.AddRateLimiter(Limit);
    }

    private string OriginOf(HttpRequest request) =>
        options.Home()?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";

    private static void Rules(IdentityOptions identity)
    {
        identity.User.AllowedUserNameCharacters = "";
        identity.Password = new PasswordOptions
        {
            RequiredLength = ShortestPassword,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
            RequiredUniqueChars = 4,
        };
    }

    private void Cookies(IdentityCookiesBuilder cookies)
    {
        cookies.ApplicationCookie!.Configure(cookie =>
        {
            Look(cookie, "journal");
            cookie.SlidingExpiration = false;
            cookie.Events = new CookieAuthenticationEvents { OnValidatePrincipal = IsStillSignedInAsync };
        });
        cookies.TwoFactorUserIdCookie!.Configure(cookie =>
        {
            Look(cookie, "journal-second");
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            // From the password on, however many codes are tried meanwhile.
            cookie.SlidingExpiration = false;
        });
    }

    private void Look(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        // Without TLS a page is shown within this machine alone (AdmitBrowser).
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.TimeProvider = clock;
    }

    private async Task IsStillSignedInAsync(CookieValidatePrincipalContext cookie)
    {
        var person =
            Id(cookie.Principal, ClaimTypes.NameIdentifier) is { } account
            && Id(cookie.Principal, JournalSignIn.SignInClaim) is { } signIn
                ? await whoIsSignedIn.FindAsync(account, signIn, cookie.HttpContext.RequestAborted)
                : null;
        if (person is null)
        {
            cookie.RejectPrincipal();
            cookie.HttpContext.Response.Cookies.Delete(cookie.Options.Cookie.Name!); // named above
            return;
        }
        cookie.HttpContext.Features.Set(person);
    }

    private static Guid? Id(ClaimsPrincipal? principal, string claim) =>
        Guid.TryParse(principal?.FindFirst(claim)?.Value, out var id) ? id : null;

    private void Limit(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (context, _) =>
            new ValueTask(
                SayInstead.TooManyTriesAsync(
                    context.HttpContext,
                    words,
                    context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : LimitWindow
                )
            );
        limits.AddPolicy(
            FewTries,
            context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        Neighbourhood(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesAMinute, Window = LimitWindow }
                    )
                    : RateLimitPartition.GetNoLimiter("")
        );
    }

    // One line of the internet has a whole /64 of addresses of the sixth version.
    private static string Neighbourhood(IPAddress? address) =>
        address is null ? ""
        : address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address.MapToIPv4().ToString();

    /// <summary>Names are folded where they are hashed, and nowhere else.</summary>
    private sealed class NamesAsTheyAre : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }

    /// <summary>A cookie names an account by its id, and holds nothing else of it.</summary>
    private sealed class IdAlone : IUserClaimsPrincipalFactory<OpenAccount>
    {
        public Task<ClaimsPrincipal> CreateAsync(OpenAccount user) =>
            Task.FromResult(
                new ClaimsPrincipal(
                    new ClaimsIdentity(
                        [new Claim(ClaimTypes.NameIdentifier, user.Id.ToString())],
                        IdentityConstants.ApplicationScheme
                    )
                )
            );
    }
}
