using Platform.Conformance;

namespace Platform.Hosting.Bus;

public sealed class PostgresBusDeliveryTests(PostgresBuses buses) : BusDeliveryConformance(buses), IClassFixture<PostgresBuses>;

public sealed class PostgresBusLockTests(PostgresBuses buses) : BusLockConformance(buses), IClassFixture<PostgresBuses>;

public sealed class PostgresBusSessionTests(PostgresBuses buses) : BusSessionConformance(buses), IClassFixture<PostgresBuses>;

public sealed class PostgresBusScheduleTests(PostgresBuses buses) : BusScheduleConformance(buses), IClassFixture<PostgresBuses>;
