using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Messaging.Delivering;

public sealed class PostToWebhookTests(MessagingApp app) : IClassFixture<MessagingApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_told_and_changed_and_withdrawn_is_posted_and_signed()
    {
        await using var receiver = await WebhookReceiver.Listen();
        var secret = await SetUp(receiver);
        var told = MessagingApp.Something(Guid.CreateVersion7());
        await app.Notifications.Tell(app.One.Id, [told], Ct);
        await app.Notifications.Tell(app.One.Id, [told], Ct);
        await app.Notifications.Tell(app.One.Id, [told with { Revision = 2, Title = "It is worse" }], Ct);
        await receiver.Until(posts => Of(posts, told).Count == 2, Ct);
        await app.Notifications.Withdraw(app.One.Id, [told.Key], "It was nothing", Ct);
        await app.Notifications.Withdraw(app.One.Id, [told.Key], "It was nothing", Ct);

        var posts = Of(await receiver.Until(posts => Of(posts, told).Count == 3, Ct), told);
        Assert.Equal(["1 notification.told ", "2 notification.changed ", "2 notification.withdrawn It was nothing"],
            posts.Select(p => p.Json).Select(p => $"{p.GetProperty("data").GetProperty("revision")} {p.GetProperty("type")} {p.GetProperty("data").GetProperty("reason")}").Order(StringComparer.Ordinal));
        Assert.All(posts, post => Assert.Equal(Signature(secret, post), post.Headers["webhook-signature"]));
    }

    [Fact]
    public async Task A_post_that_is_not_taken_comes_again_under_the_same_key()
    {
        await using var receiver = await WebhookReceiver.Listen();
        receiver.Answer = n => n == 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        await SetUp(receiver);
        var told = MessagingApp.Something(Guid.CreateVersion7());
        await app.Notifications.Tell(app.One.Id, [told], Ct);
        await app.Until($"select exists (select from messaging.deliveries d join messaging.notifications n on n.id = d.notification_id where n.key = '{told.Key}' and d.state = 1 and d.attempts = 2)");
        Assert.Equal(2, receiver.All.Count);
        Assert.Single(receiver.Once);

        var log = (await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/messaging/webhook/deliveries?filter[state]=sent", Ct)).GetProperty("items").EnumerateArray().Single(d => d.GetProperty("key").GetString() == told.Key);
        Assert.Equal(("told", "sent", 2), (log.GetProperty("event").GetString(), log.GetProperty("state").GetString(), log.GetProperty("attempts").GetInt32()));
    }

    [Fact]
    public async Task Who_is_gone_is_not_asked_again()
    {
        await using var receiver = await WebhookReceiver.Listen();
        receiver.Answer = _ => HttpStatusCode.Gone;
        await SetUp(receiver);
        var told = MessagingApp.Something(Guid.CreateVersion7());
        await app.Notifications.Tell(app.One.Id, [told], Ct);
        await app.Until($"select exists (select from messaging.deliveries d join messaging.notifications n on n.id = d.notification_id where n.key = '{told.Key}' and d.state = 2)");
    }

    [Fact]
    public async Task What_failed_is_posted_again_when_somebody_wants_it_under_the_same_key()
    {
        await using var receiver = await WebhookReceiver.Listen();
        receiver.Answer = n => n == 0 ? HttpStatusCode.Gone : HttpStatusCode.OK;
        await SetUp(receiver);
        var told = MessagingApp.Something(Guid.CreateVersion7());
        await app.Notifications.Tell(app.One.Id, [told], Ct);
        await app.Until($"select exists (select from messaging.deliveries d join messaging.notifications n on n.id = d.notification_id where n.key = '{told.Key}' and d.state = 2)");
        var id = (await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/messaging/webhook/deliveries?filter[state]=failed", Ct)).GetProperty("items").EnumerateArray().Single(d => d.GetProperty("key").GetString() == told.Key).GetProperty("id").GetGuid();
        var path = $"/v1/messaging/webhook/deliveries/{id}/retry";
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PostAsync(path, null, Ct)).StatusCode);
        var again = await (await app.One.Client.PostAsync(path, null, Ct)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("waiting", again.GetProperty("state").GetString());
        await app.Until($"select exists (select from messaging.deliveries where id = '{id}' and state = 1 and attempts = 2)");
        Assert.Equal(2, receiver.All.Count(p => p.Id == $"{id}"));
        Assert.Equal(HttpStatusCode.Conflict, (await app.One.Client.PostAsync(path, null, Ct)).StatusCode);
    }

    [Fact]
    public async Task Another_companys_notifications_are_not_posted_here()
    {
        await using var receiver = await WebhookReceiver.Listen();
        await SetUp(receiver);
        var (theirs, ours) = (MessagingApp.Something(Guid.CreateVersion7()), MessagingApp.Something(Guid.CreateVersion7()));
        await app.Notifications.Tell(app.Two.Id, [theirs], Ct);
        await app.Notifications.Tell(app.One.Id, [ours], Ct);
        Assert.Empty(Of(await receiver.Until(posts => Of(posts, ours).Count == 1, Ct), theirs));
        Assert.Equal(0L, await app.Ask($"select count(*) from messaging.deliveries d join messaging.notifications n on n.id = d.notification_id where n.key = '{theirs.Key}' and d.channel = 1"));
    }

    [Fact]
    public async Task A_test_says_what_was_answered()
    {
        await using var receiver = await WebhookReceiver.Listen();
        await SetUp(receiver);
        var answer = await (await app.One.Client.PostAsync("/v1/messaging/webhook/test", null, Ct)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal((true, "204"), (answer.GetProperty("isTaken").GetBoolean(), answer.GetProperty("answer").GetString()));
        Assert.Contains(receiver.All, p => p.Json.GetProperty("type").GetString() == "notification.test");
    }

    [Fact]
    public async Task A_new_secret_signs_from_then_on()
    {
        await using var receiver = await WebhookReceiver.Listen();
        await SetUp(receiver);
        var secret = (await (await app.One.Client.PostAsync("/v1/messaging/webhook/secret", null, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("secret").GetString()!;
        await app.One.Client.PostAsync("/v1/messaging/webhook/test", null, Ct);
        Assert.Equal(Signature(secret, receiver.All[^1]), receiver.All[^1].Headers["webhook-signature"]);
    }

    // Who says it, and the secret that signs from now on.
    private async Task<string> SetUp(WebhookReceiver receiver)
    {
        (await app.One.Client.PutAsJsonAsync("/v1/messaging/webhook", new { url = receiver.Url, isEnabled = true }, Ct)).EnsureSuccessStatusCode();
        return (await (await app.One.Client.PostAsync("/v1/messaging/webhook/secret", null, Ct)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("secret").GetString()!;
    }

    private static List<ReceivedPost> Of(IReadOnlyList<ReceivedPost> posts, Contracts.Messaging.Notification told) =>
        [.. posts.Where(p => p.Json.GetProperty("data").GetProperty("key").GetString() == told.Key)];

    private static string Signature(string secret, ReceivedPost post) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{post.Id}.{post.Headers["webhook-timestamp"]}.{post.Body}")))}";
}
