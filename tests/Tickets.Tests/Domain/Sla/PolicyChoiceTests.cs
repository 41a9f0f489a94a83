namespace Platform.Tickets.Domain.Sla;

public sealed class PolicyChoiceTests
{
    private const string Acme = "Acme";

    private static readonly Guid Berlin = Guid.NewGuid();
    private static readonly SlaSubject Ticket = new(Acme, Berlin, "network", TicketPriority.Urgent);

    private static readonly SlaPolicy
        Any = SlaCases.Standard,
        ForPriority = Any with { Name = "Urgent", Priority = TicketPriority.Urgent },
        ForCategory = Any with { Name = "Network", Category = "network" },
        ForSite = Any with { Name = "Berlin", Site = Berlin },
        ForSiteAndMore = ForSite with { Name = "Berlin network urgent", Category = "network", Priority = TicketPriority.Urgent },
        ForCustomer = Any with { Name = "Acme", Customer = Acme };

    [Fact]
    public void The_customer_goes_before_the_site_the_category_and_the_priority() => Assert.Equal(
        ["Acme", "Berlin network urgent", "Berlin", "Network", "Urgent", "Standard"],
        PolicyChoice.Of([Any, ForPriority, ForCategory, ForSite, ForSiteAndMore, ForCustomer], Ticket) is { } choice ? [choice.Policy.Name, .. choice.PassedOver.Select(p => p.Name)] : []);

    [Fact]
    public void Of_two_that_name_the_same_the_first_holds() => Assert.Equal("Acme", PolicyChoice.Of([ForCustomer, ForCustomer with { Name = "Acme again" }], Ticket)!.Policy.Name);

    [Fact]
    public void What_is_for_others_does_not_hold() =>
        Assert.Null(PolicyChoice.Of([ForCustomer with { Customer = "Other" }, ForSite with { Site = Guid.NewGuid() }, ForCategory with { Category = "power" }, ForPriority with { Priority = TicketPriority.Low }], Ticket));

    [Fact]
    public void A_ticket_of_nobody_has_the_policy_for_everybody() => Assert.Equal("Standard", PolicyChoice.Of([ForCustomer, ForSite, Any], new(null, null, null, TicketPriority.Low))!.Policy.Name);

    [Fact]
    public void It_says_why() => Assert.Equal(
        "“Berlin network urgent” holds: it is for the site, the category and the priority of this ticket. “Urgent” is for the priority of this ticket and comes after, since it does not name the site.",
        PolicyChoice.Of([ForPriority, ForSiteAndMore], Ticket)!.Why);

    [Fact]
    public void It_says_why_when_only_the_order_decides() =>
        Assert.EndsWith("“Second” is for every ticket as well and comes after it in the list.", PolicyChoice.Of([Any, Any with { Name = "Second" }], Ticket)!.Why);

    [Fact]
    public void A_policy_without_a_target_is_refused() =>
        Assert.Equal(SlaRefusals.NoTarget, SlaPolicy.Tidy(Any with { FirstResponse = null, NextResponse = null, Resolution = null }).Refusal);

    [Theory, InlineData(0), InlineData(-1), InlineData(9_000)]
    public void A_target_of_nothing_or_of_years_is_refused(int hours) => Assert.Equal(SlaRefusals.TargetOutOfRange, SlaPolicy.Tidy(Any with { Resolution = TimeSpan.FromHours(hours) }).Refusal);

    [Theory, InlineData(0), InlineData(1), InlineData(double.NaN)]
    public void A_warning_at_no_part_of_the_target_is_refused(double part) => Assert.Equal(SlaRefusals.WarningOutOfRange, SlaPolicy.Tidy(Any with { Warnings = [part] }).Refusal);

    [Fact]
    public void Pausing_while_resolved_goes_without_saying() => Assert.Equal(SlaRefusals.NoPause, SlaPolicy.Tidy(Any with { Pauses = [HaltReason.Resolved] }).Refusal);

    [Fact]
    public void Warnings_are_kept_in_order_and_once() => Assert.Equal([0.5, 0.9], SlaPolicy.Tidy(Any with { Warnings = [0.9, 0.5, 0.9] }).Value!.Warnings);
}
