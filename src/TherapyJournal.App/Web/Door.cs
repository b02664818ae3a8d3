using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TherapyJournal.Accounts;

namespace TherapyJournal.App.Web;

/// <summary>Who may come to a page. To everybody else it looks like one that is not there.</summary>
internal enum Door
{
    /// <summary>Also whoever is not signed in.</summary>
    Anybody,

    /// <summary>A program, proven in its own way; no browser, and no form of ours.</summary>
    Program,

    SignedIn,
    Therapist,
    Owner,
    Patient,

    /// <summary>Also a patient whom a request for erasure hides.</summary>
    AnyPatient,
}

/// <summary>Puts a door before a page, and asks who may pass it.</summary>
internal static class Doors
{
    /// <summary>Every page has one: a page without is answered to nobody.</summary>
    public static TBuilder For<TBuilder>(this TBuilder page, Door door)
        where TBuilder : IEndpointConventionBuilder => page.WithMetadata(new PageDoor(door));

    /// <summary>Whether this person may pass.</summary>
    public static bool IsOpenTo(this Door door, SignedIn? person) =>
        door switch
        {
            Door.Anybody or Door.Program => true,
            Door.SignedIn => person is not null,
            Door.Therapist => person?.Therapist is not null,
            Door.Owner => person?.Holder.Owner is not null,
            Door.Patient => person is { Patient: not null, EraseDue: null },
            Door.AnyPatient => person?.Patient is not null,
            _ => false,
        };

    /// <summary>Whether it is a program that asks, and no person who reads a sentence.</summary>
    public static bool IsAskedByProgram(this HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageDoor>()?.Door is Door.Program;

    /// <summary>Who asks; null: nobody who is signed in.</summary>
    public static SignedIn? Person(this HttpContext context) => context.Features.Get<SignedIn>();

    /// <summary>Who asks, behind a door that nobody else passes.</summary>
    public static SignedIn SignedIn(this HttpContext context) =>
        context.Person() ?? throw new InvalidOperationException("This page stands behind no door.");
}

/// <summary>The door of a page, as the route table holds it.</summary>
internal sealed record PageDoor(Door Door);
