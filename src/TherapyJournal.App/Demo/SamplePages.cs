using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TherapyJournal.Accounts;
using TherapyJournal.App.Web;
using TherapyJournal.App.Web.Account;

namespace TherapyJournal.App.Demo;

/// <summary>The way into the sample practice by one click, as one of its invented people. `serve` has no such door: the demo's own server alone knows these pages.</summary>
internal sealed class SamplePages(IReadOnlyList<SamplePerson> people, InviteToAccount invites) : IPages
{
    public void Map(IEndpointRouteBuilder pages)
    {
        foreach (var person in people)
        {
            pages.Show(Door.Anybody, person.Path, context => EnterAsync(context, person));
        }
    }

    private async Task<IResult> EnterAsync(HttpContext context, SamplePerson person)
    {
        // A link in a terminal, in the address line or on a page of ours; no other site sends somebody here.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin"))
        {
            return Results.NotFound();
        }
        var (code, _) = await invites.RunAsync(person.Holder, context.RequestAborted);
        var account =
            await invites.FindAsync(code, context.RequestAborted)
            ?? throw new InvalidOperationException("An account that was just made is not there.");
        await context
            .RequestServices.GetRequiredService<JournalSignIn>()
            .ComeInAsync(
                account,
                now =>
                {
                    now.Content = now.Content with { Name = person.Name, Invite = null };
                    return Task.FromResult(true);
                }
            );
        return Answers.SeeOther("/");
    }
}

/// <summary>Somebody of the sample practice, as whom it can be looked at.</summary>
/// <param name="Path">One click away.</param>
/// <param name="Role">What they are, such as the therapist.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Holder">Whose account it is.</param>
internal sealed record SamplePerson(string Path, string Role, string Name, AccountHolder Holder);
