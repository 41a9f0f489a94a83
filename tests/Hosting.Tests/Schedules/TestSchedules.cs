namespace Platform.Hosting.Schedules;

/// <summary>Counts how often the schedules under test ran, in whichever process.</summary>
public sealed class Runs
{
    private int _count;

    public int Count => _count;

    public void Add() => Interlocked.Increment(ref _count);

    public async Task Until(int count)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (Count < count) await Task.Delay(20, guard.Token);
    }
}

internal sealed class EverySecond(Runs runs) : ISchedule
{
    public static string Name => "every-second";
    public static string Cron => "* * * * * ?";

    public Task Run(CancellationToken ct)
    {
        runs.Add();
        return Task.CompletedTask;
    }
}

internal sealed class FailingEverySecond(Runs runs) : ISchedule
{
    public static string Name => "failing";
    public static string Cron => "* * * * * ?";

    public Task Run(CancellationToken ct)
    {
        runs.Add();
        throw new InvalidOperationException("again and again");
    }
}

/// <summary>Its cron differs between versions of a program.</summary>
internal sealed class Yearly(Runs runs) : ISchedule
{
    public static string Name => "yearly";
    public static string Cron => "0 0 0 1 1 ?";
    public static string TimeZone => "Europe/Paris";

    public Task Run(CancellationToken ct)
    {
        runs.Add();
        return Task.CompletedTask;
    }
}

internal sealed class YearlyOrNot(Runs runs) : ISchedule
{
    public static string Name => "yearly";
    public static string Cron => "0 0 0 2 1 ?";
    public static Missed Missed => Missed.Skip;

    public Task Run(CancellationToken ct)
    {
        runs.Add();
        return Task.CompletedTask;
    }
}
