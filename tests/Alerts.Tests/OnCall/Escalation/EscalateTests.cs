using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.Domain.Labels;
using Platform.Alerts.Domain.Live;
using Platform.Contracts.Messaging;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;

namespace Platform.Alerts.OnCall.Escalation;

public class EscalateTests(PagedApp app) : IClassFixture<PagedApp>
{
    private static readonly object Everyone = new { kind = "everyone" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Name() => $"A{Guid.NewGuid():n}";

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public async Task The_first_step_is_called_at_once_with_what_is_wrong_and_where()
    {
        var (people, name) = (await Paging.People(app), Name());
        var paging = await Paging.At(app, 0, [Paging.Person(people[0])]);
        var notification = await paging.Tell(name);
        await paging.Told(notification, 0, 0);
        var page = Assert.Single(app.Pager.Of(notification));
        Assert.Equal(($"page:{notification}:0:0", 1, "on-call", Urgency.Urgent), (page.Key, page.Revision, page.Topic, page.Urgency));
        Assert.Equal([people[0]], page.To);
        Assert.StartsWith($"critical: {name} at Depot", page.Title);
    }

    [Fact]
    public async Task When_nobody_answers_the_next_step_is_called_and_at_last_everybody_once()
    {
        var people = await Paging.People(app);
        var paging = await Paging.At(app, 1, [Paging.Person(people[0])]);
        var notification = await paging.Tell(Name());
        await paging.Told(notification, 0, 0);
        foreach (var (round, step) in new[] { (1, 0), (1, 1) })
        {
            await paging.Due(notification);
            await paging.Advance(notification, round, step);
            await paging.Told(notification, round, step);
        }

        Assert.Equal(EscalationState.Unanswered, (await paging.Row(notification))!.State);
        Assert.Equal([(0, 0), (1, 0)], (await paging.Pages(notification)).Where(p => p.Step == 0).Select(p => (p.Round, p.Step)));
        Assert.Equal(people.Order(), (await paging.Pages(notification)).Where(p => p.Step == 1).Select(p => p.PersonId).Order());
    }

    [Fact]
    public async Task Of_many_workers_at_one_due_step_one_calls_and_nobody_is_called_twice()
    {
        var people = await Paging.People(app);
        var paging = await Paging.At(app, 0, [Everyone], [Paging.Person(people[0])]);
        var notification = await paging.Tell(Name());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => paging.Advance(notification, 0, 0)));
        await paging.Told(notification, 0, 0);
        await paging.Due(notification);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => paging.Advance(notification, 0, 1)));
        await paging.Told(notification, 0, 1);
        Assert.Equal([$"page:{notification}:0:0", $"page:{notification}:1:0"], app.Pager.Of(notification).Select(n => n.Key));
        Assert.Equal(people.Length + 1, (await paging.Pages(notification)).Length);
        Assert.Equal((0, 2), ((await paging.Row(notification))!.Round, (await paging.Row(notification))!.Step));
    }

    [Fact]
    public async Task Whoever_dies_after_telling_tells_the_same_page_again_and_it_is_told_once()
    {
        var (people, name) = (await Paging.People(app), Name());
        var paging = await Paging.At(app, 0, [Paging.Person(people[0])]);
        app.Pager.DieOnce(name);
        var notification = await paging.Tell(name);
        await paging.Told(notification, 0, 0);
        var asked = app.Pager.Asked.Where(n => n.Key == $"page:{notification}:0:0").ToList();
        Assert.Equal(2, asked.Count);
        Assert.Equal((asked[0].Revision, asked[0].Title), (asked[1].Revision, asked[1].Title));
        Assert.Equal(asked[0].To, asked[1].To);
        Assert.Single(app.Pager.Of(notification));
    }

    [Fact]
    public async Task A_step_whose_job_is_gone_is_called_by_the_one_that_looks_for_it()
    {
        var people = await Paging.People(app);
        var paging = await Paging.At(app, 0, [Paging.Person(people[0])], [Paging.Person(people[0])]);
        var notification = await paging.Tell(Name());
        await paging.Told(notification, 0, 0);
        await using var gone = app.Services.GetRequiredService<Databases>().Owner.CreateCommand(
            $"delete from platform.jobs where kind = 'alerts.escalate' and payload::text like '%{notification}%' and state = 'waiting'; update alerts.escalations set due_at = now() - interval '2 minutes' where notification_id = '{notification}'");
        await gone.ExecuteNonQueryAsync(Ct);
        await ActivatorUtilities.CreateInstance<EscalateOverdue>(app.Services).Run(Ct);
        await paging.Told(notification, 0, 1);
    }

    [Fact]
    public async Task Where_clocks_are_put_back_nobody_waits_longer_than_the_step_says()
    {
        var people = await Paging.People(app);
        var paging = await Paging.At(app, 0, [Paging.Person(people[0])], [Paging.Person(people[0])]);
        var notification = await paging.Tell(Name());
        await paging.Told(notification, 0, 0);
        var back = DateTimeOffset.UtcNow.AddHours(-6);
        await paging.Advance(notification, 0, 1, new Clock(back));
        Assert.DoesNotContain(await paging.Pages(notification), p => p.Step == 1);
        Assert.True((await paging.Row(notification))!.DueAt <= back.AddMinutes(5));
        await paging.Advance(notification, 0, 1, new Clock(back.AddMinutes(5)));
        Assert.Contains(await paging.Pages(notification), p => p.Step == 1);
    }

    [Fact]
    public async Task Where_clocks_are_put_forward_no_step_is_left_out_and_nobodys_time_is_cut_short()
    {
        var people = await Paging.People(app);
        var paging = await Paging.At(app, 0, [Paging.Person(people[0])], [Paging.Person(people[0])], [Paging.Person(people[0])]);
        var notification = await paging.Tell(Name());
        await paging.Told(notification, 0, 0);
        var ahead = DateTimeOffset.UtcNow.AddDays(1);
        await paging.Advance(notification, 0, 1, new Clock(ahead));
        Assert.Equal([0, 1], (await paging.Pages(notification)).Select(p => p.Step));
        Assert.Equal(Instant.Truncate(ahead).AddMinutes(5), (await paging.Row(notification))!.DueAt);
    }

    [Fact]
    public async Task A_schedule_nobody_is_on_call_by_is_passed_at_once()
    {
        var people = await Paging.People(app);
        var schedule = await Paging.Post(app.One, "/v1/on-call/schedules", new
        {
            name = Name(), timeZone = "Europe/Berlin", layers = new[] { new { name = "Later", people = new[] { people[0] }, startsOn = "2090-01-01", handoffAt = "09:00:00", unit = "weeks" } },
        });
        var paging = await Paging.At(app, 0, [Paging.Schedule(schedule.GetProperty("id").GetGuid())], [Paging.Person(people[0])]);
        var notification = await paging.Tell(Name());
        await paging.Told(notification, 0, 1);
        Assert.Equal([1], (await paging.Pages(notification)).Select(p => p.Step));
    }

    [Fact]
    public async Task A_policy_whose_people_are_all_gone_calls_everybody()
    {
        var paging = await Paging.At(app, 0, [Paging.Person((await Paging.People(app))[0])]);
        await using var gone = app.Services.GetRequiredService<Databases>().Owner.CreateCommand(
            $"update alerts.escalation_policies set steps = jsonb_set(steps, '{{0,targets,0,id}}', '\"{Guid.NewGuid()}\"') where '{paging.Site.Id}' = any (sites)");
        Assert.Equal(1, await gone.ExecuteNonQueryAsync(Ct));
        app.Services.GetRequiredService<PolicyBook>().Forget(app.One.Id);
        var notification = await paging.Tell(Name());
        await paging.Told(notification, 0, 1);
        Assert.Equal((await Paging.People(app)).Order(), (await paging.Pages(notification)).Select(p => p.PersonId).Order());
    }

    [Fact]
    public async Task What_is_told_again_begins_nothing_again()
    {
        var people = await Paging.People(app);
        var paging = await Paging.At(app, 0, [Paging.Person(people[0])]);
        var name = Name();
        var notification = await paging.Tell(name);
        await paging.Told(notification, 0, 0);
        await paging.Tell(name, notification);
        await paging.Advance(notification, 0, 0);
        Assert.Single(await paging.Pages(notification));
        Assert.Equal((0, 1), ((await paging.Row(notification))!.FirstRound, (await paging.Row(notification))!.Step));
    }

    [Fact]
    public async Task Somebody_who_answers_ends_it_and_pages_are_withdrawn_and_none_is_told_after()
    {
        var (people, alert) = (await Paging.People(app), Guid.CreateVersion7());
        var paging = await Paging.At(app, 0, [Paging.Person(people[0])], [Paging.Person(people[0])]);
        var notification = await paging.Tell(Name(), alert: alert);
        await paging.Told(notification, 0, 0);
        await app.Services.GetRequiredService<Escalations>().Acknowledged(app.One.Id, [alert], people[0], Ct);
        await paging.Until(() => Task.FromResult(app.Pager.WhyWithdrawn($"page:{notification}:0:0") is not null), "The page was never withdrawn.");
        Assert.Equal((EscalationState.Answered, people[0]), ((await paging.Row(notification))!.State, (await paging.Row(notification))!.AnsweredBy));

        var asked = app.Pager.Asked.Count(n => n.Key.Contains($"{notification}", StringComparison.Ordinal));
        await paging.Due(notification);
        await paging.Advance(notification, 0, 1);
        await ActivatorUtilities.CreateInstance<PagePeople>(app.Services).Run(new(notification, 0, 0), new(app.One.Id, Guid.NewGuid(), 1, 1), Ct);
        Assert.Equal(asked, app.Pager.Asked.Count(n => n.Key.Contains($"{notification}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_over_is_withdrawn()
    {
        var paging = await Paging.At(app, 0, [Everyone]);
        var name = Name();
        var notification = await paging.Tell(name);
        await paging.Told(notification, 0, 0);
        await paging.Tell(name, notification, 2, NotificationKind.Resolved);
        await paging.Until(() => Task.FromResult(app.Pager.WhyWithdrawn($"page:{notification}:0:0") is not null), "The page was never withdrawn.");
        Assert.Equal(EscalationState.Over, (await paging.Row(notification))!.State);
    }

    [Fact]
    public async Task What_is_repeated_after_everybody_was_called_begins_anew()
    {
        var paging = await Paging.At(app, 0, [Everyone]);
        var name = Name();
        var notification = await paging.Tell(name);
        await paging.Told(notification, 0, 0);
        await paging.Due(notification);
        await paging.Advance(notification, 0, 1);
        Assert.Equal(EscalationState.Unanswered, (await paging.Row(notification))!.State);
        await paging.Tell(name, notification, 2, NotificationKind.Repeated);
        await paging.Told(notification, 1, 0);
        Assert.Contains(app.Pager.Of(notification), n => n.Key == $"page:{notification}:0:1");
    }

    [Fact]
    public async Task Whoever_was_called_hears_of_what_changed_by_the_same_page()
    {
        var paging = await Paging.At(app, 0, [Everyone]);
        var name = Name();
        var notification = await paging.Tell(name);
        await paging.Told(notification, 0, 0);
        await paging.Tell(name, notification, 2, NotificationKind.Changed);
        await paging.Until(() => Task.FromResult(app.Pager.Of(notification).Count == 2), "Nobody heard of the change.");
        Assert.Equal([($"page:{notification}:0:0", 1), ($"page:{notification}:0:0", 2)], app.Pager.Of(notification).Select(n => (n.Key, n.Revision)));
    }

    [Fact]
    public async Task At_a_site_without_a_policy_nobody_is_called()
    {
        var stranger = new Platform.Twins.TwinKey(app.Two.Id, Guid.NewGuid());
        var told = new Notified(Guid.NewGuid(), 1, NotificationKind.Firing, "default", "default", LabelSet.Empty, [], [], 0, DateTimeOffset.UtcNow);
        Assert.False(await app.Services.GetRequiredService<Escalations>().Begin(stranger, told, Ct));
    }
}
