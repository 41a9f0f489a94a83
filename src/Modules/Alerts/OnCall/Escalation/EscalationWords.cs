using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Live;
using Platform.Contracts.Sites;
using Platform.Hosting.Tenancy;
using Platform.Twins;

namespace Platform.Alerts.OnCall.Escalation;

/// <summary>What those who are called read: what is wrong, where, and the page that shows it.</summary>
internal sealed record EscalationWords(string Title, string Text, string Link)
{
    private const int LongestTitle = 200, LongestText = 2_000, MostNamed = 10;

    public static async Task<EscalationWords> Of(TwinKey site, Notified told, IServiceProvider services, TimeProvider time, CancellationToken ct)
    {
        await using var scope = services.CreateScopeFor(new(site.Tenant, ActorId.Platform, time.GetUtcNow()));
        var place = site.Id == Guid.Empty ? null
            : (await scope.ServiceProvider.GetRequiredService<ISiteDirectory>().Names(scope.ServiceProvider.GetRequiredService<Call>(), [site.Id], ct)).GetValueOrDefault(site.Id);
        return Of(told, place);
    }

    public static EscalationWords Of(Notified told, string? place)
    {
        var first = told.Firing.FirstOrDefault();
        var title = first is null ? told.Group : $"{(first.Labels["severity"] is { Length: > 0 } severity ? $"{severity}: " : "")}{first.Labels[LabelSet.AlertName]}"
            + $"{(told.Firing.Length > 1 ? $" and {told.Firing.Length - 1} more" : "")}{(place is null ? "" : $" at {place}")}";
        var lines = told.Firing.Take(MostNamed).Select(a => a.Annotations["summary"] is { Length: > 0 } summary ? summary : a.Labels.ToString());
        var more = told.Firing.Length > MostNamed ? $"\nand {told.Firing.Length - MostNamed} more" : "";
        return new(Cut(title, LongestTitle), Cut(string.Join('\n', lines) + more, LongestText), first is null ? "/alerts" : $"/alerts/{first.Id}");
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : string.Concat(text.AsSpan(0, longest - 1), "…");
}
