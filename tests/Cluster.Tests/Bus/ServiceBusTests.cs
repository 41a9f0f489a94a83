using Platform.Conformance;
using Platform.Hosting.Bus;

namespace Platform.Cluster.Bus;

/// <summary>Two processes at one Service Bus, whose connection string is in PLATFORM_TEST_BUS; an emulator's will do. Without one, whatever asks for it is skipped.</summary>
public sealed class ServiceBuses : IBusFixture, IAsyncDisposable
{
    private readonly ServiceBus? _here, _elsewhere;

    public ServiceBuses()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_TEST_BUS") is { Length: > 0 } connection)
            (_here, _elsewhere) = (new(connection, TimeProvider.System), new(connection, TimeProvider.System));
    }

    public IBusTransport Bus => OrSkip(_here);
    public IBusTransport Elsewhere => OrSkip(_elsewhere);

    public async ValueTask DisposeAsync()
    {
        if (_here is not null) await _here.DisposeAsync();
        if (_elsewhere is not null) await _elsewhere.DisposeAsync();
    }

    private static ServiceBus OrSkip(ServiceBus? bus)
    {
        Assert.SkipWhen(bus is null, "There is no Service Bus: give its connection string in PLATFORM_TEST_BUS.");
        return bus!;
    }
}

public sealed class ServiceBusDeliveryTests(ServiceBuses buses) : BusDeliveryConformance(buses), IClassFixture<ServiceBuses>;

public sealed class ServiceBusLockTests(ServiceBuses buses) : BusLockConformance(buses), IClassFixture<ServiceBuses>;

public sealed class ServiceBusSessionTests(ServiceBuses buses) : BusSessionConformance(buses), IClassFixture<ServiceBuses>;

public sealed class ServiceBusScheduleTests(ServiceBuses buses) : BusScheduleConformance(buses), IClassFixture<ServiceBuses>;
