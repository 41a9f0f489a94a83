using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Alerts.OnCall;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.OnCall.Features;
using Platform.Alerts.OnCall.Records;
using Platform.Alerts.OnCall.Rules;
using Platform.Alerts.Storage;
using Platform.Calendars;
using Platform.Contracts.Identity;
using Platform.Contracts.Sites;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;

namespace Platform.Alerts.Demo;

/// <summary>Who of the demo's people is on call: turns by the week, nights, holidays, a shift somebody took, and whom one place calls when nobody answers.</summary>
internal sealed class SeedOnCall(AlertsDb db, IServiceProvider services, OnCallPeople onCall, ISiteDirectory sites, IPersonDirectory people, PolicyBook book, IConfiguration settings) : IDemoSeeder
{
    private const string Zone = "Europe/Berlin";

    private static readonly string[] Crew = ["operator.", "supervisor.", "manager."];

    /// <summary>After the alerts of the past month, which nobody was called about.</summary>
    public int Order => 47;

    public async Task Seed(DemoTenant tenant, CancellationToken ct)
    {
        if (!settings.GetValue("Demo:Simulation", true) || await db.OnCallSchedules.AnyAsync(ct)) return;
        var all = await people.WhoMay(db.Tenant, AlertsPermissions.Write.Name, ct);
        var crew = Crew.Select(one => all.FirstOrDefault(p => p.Email.StartsWith(one, StringComparison.Ordinal))).OfType<Colleague>().Select(p => p.Id).ToList();
        if (crew.Count < Crew.Length) return;
        await using var scope = services.CreateScopeFor(new(db.Tenant, new(crew[^1]), db.Call.Now));
        var (schedule, now) = (Guid.CreateVersion7(db.Call.Now), db.Call.Now);
        Done(await scope.ServiceProvider.GetRequiredService<Ledger<OnCallSchedule, OnCallScheduleEvent>>().Begin(OnCallSchedule.Decide(null, schedule, db.Tenant, "Control room", Plan(crew, now), now), ct));
        await TakeAShift(scope.ServiceProvider, schedule, crew[^1], now, ct);
        if (await sites.All(db.Call, ct) is not { Count: > 1 } places) return;
        EscalationStep[] steps = [new([new(TargetKind.Schedule, schedule)], 5), new([new(TargetKind.Person, crew[1])], 10), new([new(TargetKind.Everyone)], 15)];
        var decision = EscalationPolicy.Decide(null, Guid.CreateVersion7(now), db.Tenant, "The control room first", [.. steps], 1, [places[1].Id], now);
        Done(await EscalationPolicies.Save(() => scope.ServiceProvider.GetRequiredService<Ledger<EscalationPolicy, EscalationPolicyEvent>>().Begin(decision, ct), scope.ServiceProvider.GetRequiredService<AlertsDb>(), book, ct));
    }

    private static OnCallPlan Plan(List<Guid> crew, DateTimeOffset now)
    {
        var monday = DateOnly.FromDateTime(now.UtcDateTime);
        monday = monday.AddDays(-28 - ((int)monday.DayOfWeek + 6) % 7);
        var night = WeeklyHours.Daily(new WorkPeriod(new(20, 0), new(7, 0)));
        return new(Zone,
        [
            new("Weeks", [crew[0], crew[1]], monday, new(9, 0), ShiftUnit.Weeks),
            new("Nights", [crew[2], crew[0], crew[1]], monday, new(12, 0), ShiftUnit.Days, Every: 2, Hours: night),
            new("Holidays", [crew[2]], monday, new(0, 0), ShiftUnit.Days, Holidays: HolidayUse.Only),
        ],
        [new(new(monday.Year, 12, 25), new(monday.Year, 12, 26), "Christmas", IsYearly: true), new(new(monday.Year, 1, 1), new(monday.Year, 1, 1), "New Year", IsYearly: true)]);
    }

    // The first of somebody else's that begins in two days or later.
    private async Task TakeAShift(IServiceProvider scope, Guid schedule, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var (from, until) = (now.AddDays(2), now.AddDays(9));
        var shift = (await onCall.Rotas([schedule], from, until, ct))[schedule].Shifts(from, until).FirstOrDefault(s => s.From > from && s.Duty.Person is { } other && other != person);
        if (shift is null) return;
        Done(await scope.GetRequiredService<Ledger<KeptOverride, OverrideEvent>>().Begin(
            KeptOverride.Make(Guid.CreateVersion7(now), db.Tenant, schedule, shift.From, shift.Until, person, shift.Duty.Person, person, now), ct));
    }

    private static void Done<T>(Outcome<T> outcome)
    {
        if (outcome.Refusal is { } refusal) throw new InvalidOperationException($"The demo's people cannot be put on call: {refusal.Message}");
    }
}
