using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Features;

/// <summary>When what is asked for happened: now, or when an import says in the header Occurred-At. The journal itself always says when it was recorded.</summary>
internal sealed class Occurrence(Call call)
{
    public const string Header = "Occurred-At";

    private DateTimeOffset? _said;

    public DateTimeOffset At => _said ?? call.Now;

    /// <summary>What comes next happened then.</summary>
    public void Said(DateTimeOffset at) => _said = Instant.Truncate(at);

    /// <summary>The past comes in order: nothing is imported before what a ticket has already seen.</summary>
    public Refusal? RefuseBefore(DateTimeOffset last) => _said is { } said && (said < last || said > call.Now) ? TicketRefusals.TimeReversed : null;

    /// <summary>Lets these endpoints hear the header, from those who may import.</summary>
    public static RouteGroupBuilder HeardBy(RouteGroupBuilder endpoints)
    {
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.Request.Headers[Header].ToString() is not { Length: > 0 } said) return await next(context);
            if (!http.User.May(TicketsPermissions.Import.Name)) return Problems.Of(TicketRefusals.ImportNotPermitted);
            if (!DateTimeOffset.TryParse(said, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at))
                throw new MalformedException(Header, "Say an instant such as 2026-11-20T10:00:00Z.");
            http.RequestServices.GetRequiredService<Occurrence>().Said(at);
            return await next(context);
        });
        return endpoints;
    }
}
