using System.Net.Http.Json;
using Platform.Contracts.Messaging;
using Platform.TestKit;

namespace Platform.Messaging.Delivering;

/// <summary>Letters that wait while their reader may find them in the app.</summary>
public sealed class UnsentEmailTests(PatientApp app) : IClassFixture<PatientApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_read_in_the_app_is_not_mailed()
    {
        var (person, told) = await Tell();
        (await person.Client.PutAsJsonAsync("/v1/notifications/read", new { }, Ct)).EnsureSuccessStatusCode();
        await LetItLeave(told);
        Assert.Equal("3 It was read in the app", await Ended(told));
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_mailed()
    {
        var (person, told) = await Tell();
        await app.Notifications.Withdraw(person.Tenant, [told.Key], "It was nothing", Ct);
        await LetItLeave(told);
        Assert.Equal("3 It was withdrawn", await Ended(told));
    }

    [Fact]
    public async Task What_a_later_revision_says_is_mailed_once_and_in_its_words()
    {
        var (person, told) = await Tell();
        await app.Notifications.Tell(person.Tenant, [told with { Revision = 2, Title = $"{told.Title} again" }], Ct);
        await LetItLeave(told);
        await app.MailTo(person.Email, m => m.Subject == $"{told.Title} again");
        Assert.DoesNotContain(Mailbox.All(app.MailFolder), m => m.Subject == told.Title);
    }

    private async Task<(Person, Notification)> Tell()
    {
        var person = await app.SignIn(app.One);
        await person.Choose("always");
        var told = MessagingApp.Something(person.Id) with { Title = $"Patient {Guid.NewGuid():n}" };
        await app.Notifications.Tell(person.Tenant, [told], Ct);
        return (person, told);
    }

    private async Task LetItLeave(Notification told)
    {
        await app.Ask($"update platform.jobs set run_at = now() where kind = 'messaging.email' and key in (select d.id::text from messaging.deliveries d join messaging.notifications n on n.tenant = d.tenant and n.id = d.notification_id where n.key = '{told.Key}') returning 1");
        await app.Until($"select not exists (select from messaging.deliveries d join messaging.notifications n on n.tenant = d.tenant and n.id = d.notification_id where n.key = '{told.Key}' and d.state = 0)");
    }

    private async Task<object?> Ended(Notification told) =>
        await app.Ask($"select d.state || ' ' || d.answer from messaging.deliveries d join messaging.notifications n on n.tenant = d.tenant and n.id = d.notification_id where n.key = '{told.Key}'");
}
