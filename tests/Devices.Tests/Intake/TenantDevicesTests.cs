using System.Text;
using static Platform.Devices.Intake.Parsing;

namespace Platform.Devices.Intake;

public sealed class TenantDevicesTests
{
    private readonly TenantDevices _devices = Known();

    [Fact]
    public void A_clock_a_little_ahead_is_set_to_ours_and_said_so_and_no_reading_is_lost_by_it()
    {
        var submission = Ordered(Now.AddMinutes(1), Now.AddMinutes(2));

        Assert.All(submission.Readings.ToArray(), r => Assert.Equal(ReadingFlags.ClockClamped, r.Flags));
        Assert.Equal([Now, Now.AddMicroseconds(1)], submission.Readings.ToArray().Select(r => IntakeClock.At(r.At)));
        Assert.Equal([Now.AddMinutes(1), Now.AddMinutes(2)], submission.Readings.ToArray().Select(r => IntakeClock.At(r.SentAt)));
        Assert.Equal(2, submission.Clamped);
    }

    [Fact]
    public void Readings_in_order_are_beyond_suspicion() => Assert.Empty(Ordered(Now.AddMinutes(-3), Now.AddMinutes(-2), Now.AddMinutes(-1)).Suspects);

    [Fact]
    public void A_reading_no_newer_than_one_before_it_may_be_known() => Assert.Equal([1, 2], Ordered(Now.AddMinutes(-1), Now.AddMinutes(-2), Now.AddMinutes(-1)).Suspects);

    [Fact]
    public void A_reading_ahead_of_our_clock_is_recognised_when_it_comes_again()
    {
        Ordered(Now.AddMinutes(2));
        Assert.Equal([0], Ordered(Now.AddMinutes(2)).Suspects);
    }

    [Fact]
    public void A_reading_that_was_ahead_is_recognised_when_our_clock_has_caught_up()
    {
        Ordered(Now.AddMinutes(2));
        Assert.Equal([0], Order(Now.AddMinutes(3), [Now.AddMinutes(2)]).Suspects);
    }

    [Theory]
    [InlineData("0197aaaa-0000-7000-8000-000000000001", 1)]
    [InlineData("D-2", 2)]
    [InlineData("SN-1", 1)]
    [InlineData("sn-1", null)]
    [InlineData("", null)]
    public void A_device_is_found_by_its_id_its_number_or_its_serial_number(string name, int? number) => Assert.Equal(number, _devices.Find(Encoding.UTF8.GetBytes(name))?.Number);

    [Fact]
    public void A_serial_number_goes_with_its_device()
    {
        _devices.Put(One, 1, Here, isDecommissioned: true, "SN-1");
        Assert.Null(_devices.Find("SN-1"u8));

        _devices.Put(Guid.CreateVersion7(), 4, Here, isDecommissioned: false, "SN-1");
        _devices.Put(One, 1, Here, isDecommissioned: true, "SN-1");
        Assert.Equal(4, _devices.Find("SN-1"u8)?.Number);

        _devices.Put(_devices.Find(4)!.Id, 4, Here, isDecommissioned: false, "SN-2");
        Assert.Equal((null, 4), (_devices.Find("SN-1"u8)?.Number, _devices.Find("SN-2"u8)?.Number));
    }

    private Submission Ordered(params DateTimeOffset[] taken) => Order(Now, taken);

    private Submission Order(DateTimeOffset now, DateTimeOffset[] taken)
    {
        var submission = new Submission(new(Guid.NewGuid()), now);
        foreach (var at in taken)
        {
            var reading = Reading.Blank with { Device = _devices.Find(1)!, At = IntakeClock.Of(at), Battery = 50 };
            submission.Accept(0, ref reading);
        }

        _devices.Order(submission);
        return submission;
    }
}
