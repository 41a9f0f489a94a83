using System.Net;
using System.Text.Json;
using Platform.Contracts.Messaging;
using Platform.TestKit;

namespace Platform.Messaging.Telling;

public sealed class NotificationsTests(MessagingApp app) : IClassFixture<MessagingApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_somebody_is_told_stands_among_their_notifications_unread()
    {
        var (person, told) = await Tell();
        var found = await Find(person, told);
        Assert.Equal((told.Title, "alerts", "normal", "/alerts", JsonValueKind.Null),
            (found.GetProperty("title").GetString(), found.GetProperty("topic").GetString(), found.GetProperty("urgency").GetString(), found.GetProperty("link").GetString(), found.GetProperty("readAt").ValueKind));
    }

    [Fact]
    public async Task The_same_revision_told_again_changes_nothing()
    {
        var (person, told) = await Tell();
        await Read(person, await Find(person, told));
        await app.Notifications.Tell(person.Tenant, [told with { Title = "Something else" }], Ct);
        var found = await Find(person, told);
        Assert.Equal((told.Title, JsonValueKind.String), (found.GetProperty("title").GetString(), found.GetProperty("readAt").ValueKind));
    }

    [Fact]
    public async Task A_later_revision_is_the_same_entry_with_new_words_and_unread_again()
    {
        var (person, told) = await Tell();
        await Read(person, await Find(person, told));
        await app.Notifications.Tell(person.Tenant, [told with { Revision = 3, Title = "It is worse" }], Ct);
        var found = await Find(person, told);
        Assert.Equal(("It is worse", 3, JsonValueKind.Null), (found.GetProperty("title").GetString(), found.GetProperty("revision").GetInt32(), found.GetProperty("readAt").ValueKind));
    }

    [Fact]
    public async Task An_earlier_revision_that_comes_late_changes_nothing()
    {
        var (person, told) = await Tell(revision: 2);
        await app.Notifications.Tell(person.Tenant, [told with { Revision = 1, Title = "Old" }], Ct);
        Assert.Equal(told.Title, (await Find(person, told)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Revisions_of_one_key_told_together_end_with_the_last()
    {
        var person = await app.SignIn(app.One);
        var first = MessagingApp.Something(person.Id);
        await app.Notifications.Tell(person.Tenant, [first with { Revision = 2, Title = "Second" }, first, first], Ct);
        Assert.Equal("Second", (await Find(person, first)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_quiet_revision_calls_nobody_back_who_has_read_it()
    {
        var (person, told) = await Tell();
        await Read(person, await Find(person, told));
        await app.Notifications.Tell(person.Tenant, [told with { Revision = 2, Title = "It is over", Urgency = Urgency.Quiet }], Ct);
        var found = await Find(person, told);
        Assert.Equal(("It is over", JsonValueKind.String), (found.GetProperty("title").GetString(), found.GetProperty("readAt").ValueKind));
    }

    [Fact]
    public async Task What_is_withdrawn_says_why_and_needs_no_reading()
    {
        var (person, told) = await Tell();
        await app.Notifications.Withdraw(person.Tenant, [told.Key], "It follows from another", Ct);
        var found = await Find(person, told);
        Assert.Equal(("It follows from another", JsonValueKind.String), (found.GetProperty("reason").GetString(), found.GetProperty("readAt").ValueKind));
    }

    [Fact]
    public async Task Two_processes_that_tell_the_same_at_once_tell_it_once()
    {
        var person = await app.SignIn(app.One);
        var told = MessagingApp.Something(person.Id);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Notifications.Tell(person.Tenant, [told], Ct)));
        Assert.Single(await person.Told(), n => IsIt(n, told));
    }

    [Fact]
    public async Task Other_companies_and_other_people_are_told_nothing()
    {
        var (_, told) = await Tell();
        Assert.DoesNotContain(await (await app.SignIn(app.Two)).Told(), n => IsIt(n, told));
        var key = new Person(Guid.Empty, "", app.One.Client, app.One.Id, "");
        Assert.DoesNotContain(await key.Told(), n => IsIt(n, told));
    }

    [Fact]
    public async Task What_others_were_told_cannot_be_marked()
    {
        var (person, told) = await Tell();
        var id = (await Find(person, told)).GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PutAsync($"/v1/notifications/{id}/read", null, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Client.PutAsync($"/v1/notifications/{id}/read", null, Ct)).StatusCode);
    }

    [Fact]
    public async Task A_link_that_leads_out_of_the_house_is_refused()
    {
        var person = await app.SignIn(app.One);
        foreach (var link in new[] { "https://evil.example", "//evil.example", "/\\evil.example" })
            await Assert.ThrowsAsync<ArgumentException>(() => app.Notifications.Tell(person.Tenant, [MessagingApp.Something(person.Id) with { Link = link }], Ct));
    }

    [Fact]
    public async Task Who_watches_hears_how_many_are_unread()
    {
        var person = await app.SignIn(app.One);
        await using var live = await LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {person.Token}"), Ct);
        var topic = $"notifications:{person.Id}";
        Assert.NotNull((await live.Subscribe(topic)).Snapshot);
        await app.Notifications.Tell(person.Tenant, [MessagingApp.Something(person.Id)], Ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        Assert.True((await live.Frames.ReadAsync(patience.Token)).Data.GetProperty("unread").GetInt32() > 0);
    }

    [Fact]
    public async Task Nobody_watches_what_others_are_told()
    {
        var (mine, theirs) = (await app.SignIn(app.One), await app.SignIn(app.Two));
        await using var live = await LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {mine.Token}"), Ct);
        await Assert.ThrowsAsync<LiveRefusedException>(() => live.Subscribe($"notifications:{theirs.Id}"));
    }

    private async Task<(Person, Notification)> Tell(int revision = 1)
    {
        var person = await app.SignIn(app.One);
        var told = MessagingApp.Something(person.Id, revision: revision);
        told = told with { Text = told.Key };
        await app.Notifications.Tell(person.Tenant, [told], Ct);
        return (person, told);
    }

    private static async Task<JsonElement> Find(Person person, Notification told) => (await person.Told()).Single(n => IsIt(n, told));

    // Keys are the teller's: in these tests the text says it too.
    private static bool IsIt(JsonElement shown, Notification told) => shown.GetProperty("text").GetString() == told.Text;

    private static async Task Read(Person person, JsonElement notification) =>
        (await person.Client.PutAsync($"/v1/notifications/{notification.GetProperty("id").GetString()}/read", null, Ct)).EnsureSuccessStatusCode();
}
