using Microsoft.AspNetCore.Routing;

namespace TherapyJournal.App.Web;

/// <summary>Some pages that belong together, and what can be done on them.</summary>
internal interface IPages
{
    /// <summary>Puts them into the route table, each behind its <see cref="Door"/>.</summary>
    void Map(IEndpointRouteBuilder pages);
}
