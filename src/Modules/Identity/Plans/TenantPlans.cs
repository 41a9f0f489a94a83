using Npgsql;
using Platform.Hosting.Data;
using Platform.Hosting.Plans;
using Platform.Identity.Access;

namespace Platform.Identity.Plans;

/// <summary>Says which plan a company is on, from a short memory: a change counts here at once and everywhere within two seconds.</summary>
internal sealed class TenantPlans : IPlans
{
    private readonly Databases _databases;
    private readonly PlanSettings _settings;
    private readonly TimeProvider _time;
    private readonly ShortMemory<TenantId, Chosen?> _known;

    public TenantPlans(Databases databases, PlanSettings settings, TimeProvider time)
    {
        (_databases, _settings, _time) = (databases, settings, time);
        _known = new(time, Ask);
    }

    public async ValueTask<Plan> Of(TenantId tenant, CancellationToken ct) => await _known.Get(tenant, ct) is { } chosen
        ? PlanStanding.Of(chosen.Plan, chosen.RegisteredAt, _settings.Trial, _time.GetUtcNow()).Plan
        : Plan.Bronze;

    public PlanPrice PriceOf(Plan plan) => _settings.PriceOf(plan);

    /// <summary>This process has just changed it.</summary>
    public void Forget(TenantId tenant) => _known.Forget(tenant);

    private async Task<Chosen?> Ask(TenantId tenant)
    {
        await using var connection = await _databases.OpenFor(tenant, CancellationToken.None);
        await using var find = new NpgsqlCommand("select plan, registered_at from identity.tenants where tenant = $1", connection);
        find.Parameters.AddWithValue(tenant.Value);
        await using var rows = await find.ExecuteReaderAsync();
        return await rows.ReadAsync() ? new(await rows.IsDBNullAsync(0) ? null : rows.GetString(0), rows.GetFieldValue<DateTimeOffset>(1)) : null;
    }

    private sealed record Chosen(string? Plan, DateTimeOffset RegisteredAt);
}
