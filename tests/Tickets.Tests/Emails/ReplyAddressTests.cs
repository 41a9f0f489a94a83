using System.Security.Cryptography;

namespace Platform.Tickets.Emails;

public class ReplyAddressTests
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly TenantId _tenant = new(Guid.CreateVersion7());
    private readonly Guid _ticket = Guid.CreateVersion7();

    [Fact]
    public void It_leads_to_its_ticket_in_any_case()
    {
        var address = ReplyAddress.Of("help@acme.example", _tenant, _ticket, _key);
        Assert.True(address.IndexOf('@', StringComparison.Ordinal) <= 64); // RFC 5321: the longest local part
        Assert.Equal(_ticket, ReplyAddress.TicketOf(ReplyAddress.TagOf(address.ToUpperInvariant())!, _tenant, _key));
    }

    [Fact]
    public void It_leads_nowhere_with_another_key_tenant_or_letter()
    {
        var tag = ReplyAddress.TagOf(ReplyAddress.Of("help@acme.example", _tenant, _ticket, _key))!;
        Assert.Null(ReplyAddress.TicketOf(tag, _tenant, RandomNumberGenerator.GetBytes(32)));
        Assert.Null(ReplyAddress.TicketOf(tag, new(Guid.CreateVersion7()), _key));
        Assert.Null(ReplyAddress.TicketOf($"{tag[..5]}{(tag[5] == '0' ? '1' : '0')}{tag[6..]}", _tenant, _key));
        Assert.Null(ReplyAddress.TicketOf("r-", _tenant, _key));
    }
}
