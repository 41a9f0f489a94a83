using Microsoft.AspNetCore.Http;

namespace Platform.Hosting.Http;

/// <summary>From where somebody asks: the network address, and what program it says it is.</summary>
public sealed record Origin(string Address, string? Agent);

/// <summary>Says where the request under way comes from; nothing for what the platform does by itself.</summary>
public sealed class Origins(IHttpContextAccessor http)
{
    private const int LongestAgent = 300;

    public Origin? Now => http.HttpContext is { } context
        ? new(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", Shown(context.Request.Headers.UserAgent.ToString()))
        : null;

    // Whatever a stranger sends: printable, and not without end.
    private static string? Shown(string agent)
    {
        var text = new string([.. agent.Where(c => !char.IsControl(c)).Take(LongestAgent)]).Trim();
        return text.Length == 0 ? null : text;
    }
}
