using System.ComponentModel;
using Platform.Alerts.Domain.Rules;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Whether a silence holds now, is going to, or is over.</summary>
internal enum SilenceState { Active, Pending, Expired }

/// <summary>A silence as the API shows it.</summary>
internal sealed record SilenceView(
    Guid Id, SilenceState State, IReadOnlyList<MatcherView> Matchers, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    [property: Description("Ends with the alerts it silences, and at its end at the latest.")] bool UntilResolved,
    string CreatedBy, string Comment, [property: Description("How many alerts of yours it keeps silent at this moment.")] int Silenced, DateTimeOffset ChangedAt, int Version) : IVersioned
{
    public static SilenceView Of(KeptSilence s, int silenced, DateTimeOffset now) => new(
        s.Key, s.EndsAt <= now ? SilenceState.Expired : s.StartsAt > now ? SilenceState.Pending : SilenceState.Active, [.. s.Matchers.Select(MatcherView.Of)],
        s.StartsAt, s.EndsAt, s.UntilResolved, s.CreatedBy, s.Comment, silenced, s.ChangedAt, s.Version);
}
