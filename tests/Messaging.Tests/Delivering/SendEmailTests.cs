using Platform.Contracts.Messaging;
using Platform.TestKit;

namespace Platform.Messaging.Delivering;

public sealed class SendEmailTests(MessagingApp app) : IClassFixture<MessagingApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_urgent_is_mailed_with_a_link_and_its_words_are_only_words()
    {
        var (person, title) = await Tell(Urgency.Urgent, "<b>Fire</b> & smoke\nin the cold store");
        var mail = await app.MailTo(person.Email, m => m.Subject == title);
        Assert.Contains("<b>Fire</b> & smoke", mail.Text);
        Assert.Equal("/alerts", mail.Link.AbsolutePath);
        var letter = Directory.EnumerateFiles(app.MailFolder, "*.eml").Select(File.ReadAllText).Single(l => l.Contains(title));
        Assert.DoesNotContain("<b>Fire", letter[letter.IndexOf("text/html", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task What_is_not_urgent_is_mailed_to_those_only_who_want_all_of_it()
    {
        await using var chosen = await Choose("always");
        var (person, title) = await Tell(Urgency.Normal);
        await app.MailTo(person.Email, m => m.Subject == title);
    }

    [Fact]
    public async Task Who_wants_no_letters_gets_none()
    {
        string never;
        await using (await Choose("never")) never = (await Tell(Urgency.Urgent)).Title;
        var normal = (await Tell(Urgency.Normal)).Title; // the usual choice: what is urgent
        var (person, urgent) = await Tell(Urgency.Urgent);
        await app.MailTo(person.Email, m => m.Subject == urgent); // it came last, and has gone out
        await Settled();
        Assert.DoesNotContain(Mailbox.All(app.MailFolder), m => m.Subject == never || m.Subject == normal);
    }

    [Fact]
    public async Task A_revision_that_is_told_twice_is_mailed_once()
    {
        var person = await app.SignIn(app.One);
        var told = MessagingApp.Something(person.Id, Urgency.Urgent) with { Title = $"Once {Guid.NewGuid():n}" };
        for (var n = 0; n < 3; n++) await app.Notifications.Tell(person.Tenant, [told], Ct);
        await app.MailTo(person.Email, m => m.Subject == told.Title);
        await Settled();
        Assert.Single(Mailbox.All(app.MailFolder), m => m.Subject == told.Title);
    }

    private async Task<(Person Person, string Title)> Tell(Urgency urgency, string text = "It is warm.")
    {
        var person = await app.SignIn(app.One);
        var told = MessagingApp.Something(person.Id, urgency) with { Title = $"Told {Guid.NewGuid():n}", Text = text };
        await app.Notifications.Tell(person.Tenant, [told], Ct);
        return (person, told.Title);
    }

    // Until nothing waits to be mailed.
    private Task Settled() => app.Until("select not exists (select from platform.jobs where kind in ('messaging.email', 'mail.send') and state in ('waiting', 'running'))");

    private async Task<IAsyncDisposable> Choose(string email)
    {
        var person = await app.SignIn(app.One);
        await person.Choose(email);
        return new Undo(() => person.Choose("urgent"));
    }

    private sealed class Undo(Func<Task> undo) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(undo());
    }
}
