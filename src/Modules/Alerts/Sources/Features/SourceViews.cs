using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Platform.Alerts.Domain.Sources;
using Platform.Alerts.Intake;
using Platform.Alerts.Sources.Records;
using Platform.Hosting.Http;

namespace Platform.Alerts.Sources.Features;

/// <summary>An alert source as somebody wants it.</summary>
internal sealed record SourceCommand([property: Required, StringLength(AlertSource.LongestName, MinimumLength = 1)] string Name, [property: Required] AlertMapping Mapping);

internal sealed record NewSourceCommand(
    [property: Required, StringLength(AlertSource.LongestName, MinimumLength = 1)] string Name, [property: Required] AlertMapping Mapping,
    [property: Description("How it shows that a post is its own: a token it shows, or a key it signs with.")] SourceSignIn SignIn = SourceSignIn.Token);

/// <summary>A program that posts alerts, where it posts to, and what came of it.</summary>
internal sealed record SourceView(
    Guid Id, string Name, SourceSignIn SignIn, Uri PostTo, AlertMapping Mapping, DateTimeOffset? LastHeardAt, long Accepted,
    [property: Description("Parts that were no alerts: tests, pauses, ends of what nobody here had heard of.")] long Ignored, long Refused, DateTimeOffset? LastRefusedAt, string? LastRefusal,
    [property: Description("Until when the secret it had before holds as well.")] DateTimeOffset? OldSecretUntil, DateTimeOffset ChangedAt, int Version) : IVersioned
{
    public static SourceView Of(AlertSource s, Uri postTo, SourceUse? use, DateTimeOffset? oldUntil, DateTimeOffset now) => new(
        s.Key, s.Name, s.SignIn, postTo, s.Mapping, use?.LastHeardAt, use?.Accepted ?? 0, use?.Ignored ?? 0, use?.Refused ?? 0, use?.LastRefusedAt, use?.LastRefusal, oldUntil > now ? oldUntil : null, s.ChangedAt, s.Version);
}

/// <summary>What a source has to show from now on, said this once.</summary>
internal sealed record SourceSecretView(
    Guid Id, SourceSignIn SignIn, Uri PostTo, [property: Description("The token, or the key posts are signed with.")] string Secret,
    [property: Description("The address with the token in it, for programs that can show it in no other way. Of a source that signs there is none.")] Uri? PostToWithToken, DateTimeOffset? OldSecretUntil);

internal sealed record SourcesView(IReadOnlyList<SourceView> Items);

internal sealed record PayloadView(Guid Id, DateTimeOffset ReceivedAt, string Body, int Accepted, int Ignored, IReadOnlyList<AlertRejection> Refused);

internal sealed record PayloadsView(IReadOnlyList<PayloadView> Items);
