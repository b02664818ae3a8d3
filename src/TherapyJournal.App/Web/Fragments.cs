using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace TherapyJournal.App.Web;

/// <summary>Writes a piece of a page, for a page that stands open already.</summary>
internal sealed class Fragments(IServiceProvider services, ILoggerFactory log)
{
    /// <summary>The piece as HTML, with everything in it that people wrote escaped.</summary>
    public async Task<string> WriteAsync<TPiece>(Dictionary<string, object?> parameters)
        where TPiece : IComponent
    {
        await using var renderer = new HtmlRenderer(services, log);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPiece>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }
}
