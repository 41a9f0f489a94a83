using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Devices.Domain;
using Platform.Hosting.Data;

namespace Platform.Devices.Intake;

/// <summary>
/// Notices when devices could not be heard for reasons of ours: before the process began, while the database was away, and while the
/// process stood still.
/// </summary>
internal sealed class Ear(Listening listening, Databases databases, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Ear> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromSeconds(3), Standstill = TimeSpan.FromSeconds(10);

    private bool _isDeaf;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Interrupted();
        lifetime.ApplicationStarted.Register(Interrupted); // only now requests are taken
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beats = new PeriodicTimer(Beat, time);
        var last = time.GetUtcNow();
        while (await beats.WaitForNextTickAsync(stoppingToken))
        {
            if (time.GetUtcNow() - last > Standstill) Interrupted();
            Note(await CanStore(stoppingToken));
            last = time.GetUtcNow();
        }
    }

    private async Task<Exception?> CanStore(CancellationToken ct)
    {
        try
        {
            await using var look = databases.Intake.CreateCommand("select 1");
            await look.ExecuteScalarAsync(ct).WaitAsync(Patience, time, ct);
            return null;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException) { return e; }
    }

    private void Note(Exception? failure)
    {
        if (failure is not null) Interrupted();
        if (_isDeaf == failure is not null) return;
        _isDeaf = failure is not null;
        if (_isDeaf) log.LogWarning(failure, "Readings cannot be stored just now: no device is taken to be silent until they can.");
        else log.LogInformation("Readings can be stored again: every device has its usual time to be heard from now on.");
    }

    private void Interrupted() => listening.Interrupted(time.GetUtcNow());
}
