using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Messaging.Storage;

namespace Platform.Messaging.Features;

/// <summary>How one wants to hear of each topic. The app tells of all of them; e-mail is up to everyone.</summary>
internal static class ChooseChannels
{
    private static readonly Refusal NoTopic = Refusal.NotFound("notification-topic.not-found", "Nobody is told of this; GET /v1/notification-preferences lists topics.");

    public sealed record Command(EmailChoice Email);

    public sealed record NotificationPreferenceView(string Topic, string Title, string Description, [property: Description("What is mailed besides: nothing, what is urgent, or all but what is quiet.")] EmailChoice Email);

    public sealed record NotificationPreferencesView(IReadOnlyList<NotificationPreferenceView> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        var preferences = api.MapGroup("/notification-preferences").WithTags("Notifications");
        preferences.MapGet("", List).WithName("ListNotificationPreferences").WithSummary("List how one hears of each topic");
        preferences.MapPut("/{topic}", Put).WithName("SetNotificationPreference").WithSummary("Choose how one hears of a topic");
    }

    private static async Task<Ok<NotificationPreferencesView>> List(MessagingDb db, IEnumerable<NotificationTopic> topics, CancellationToken ct)
    {
        var chosen = await db.Preferences.AsNoTracking().Where(p => p.PersonId == db.Call.Actor.Value).ToDictionaryAsync(p => p.Topic, p => p.Email, ct);
        return TypedResults.Ok(new NotificationPreferencesView([.. topics.Select(t => View(t, chosen.GetValueOrDefault(t.Name, Preference.Usual)))]));
    }

    private static async Task<Results<Ok<NotificationPreferenceView>, ProblemHttpResult>> Put(string topic, Command command, MessagingDb db, IEnumerable<NotificationTopic> topics, CancellationToken ct)
    {
        if (topics.FirstOrDefault(t => t.Name == topic) is not { } known) return Problems.Of(NoTopic);
        await db.Database.ExecuteSqlAsync($"""
            insert into messaging.preferences (tenant, person_id, topic, email) values ({db.Tenant.Value}, {db.Call.Actor.Value}, {topic}, {(short)command.Email})
            on conflict (tenant, person_id, topic) do update set email = excluded.email
            """, ct);
        return TypedResults.Ok(View(known, command.Email));
    }

    private static NotificationPreferenceView View(NotificationTopic topic, EmailChoice email) => new(topic.Name, topic.Title, topic.Description, email);
}
