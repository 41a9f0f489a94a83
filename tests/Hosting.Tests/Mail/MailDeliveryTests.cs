using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Tenancy;
using Platform.TestKit;

namespace Platform.Hosting.Mail;

public sealed class MailDeliveryTests(JobsWorld world) : IClassFixture<JobsWorld>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-mail-").FullName;
    private IHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Mail:Folder"] = _folder, ["Mail:From"] = "Plätform <post@platform.example>" });
        builder.Services.AddCalls().AddSingleton(_ => new Databases(world.ConnectionString)).AddSingleton(JobsWorld.Quick).AddJobs().AddJobRunner().AddMail();
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        var text = $"Grüße, {new string('x', 200)}\nhttps://platform.example/sign-up?token=a=b";
        await Post.Send(world.Tenant, new("ada@north.example", "Willkommen bei Müller & Söhne – und vielen Dank für Ihre Anmeldung", text, "<p>Grüße</p>"), default);

        var mail = await Mailbox.Wait(_folder, "ada@north.example");

        Assert.Equal(("Willkommen bei Müller & Söhne – und vielen Dank für Ihre Anmeldung", text), (mail.Subject, mail.Text.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_waiting_letter_tells_nothing_to_who_reads_the_queue()
    {
        await Post.Send(world.Tenant, new("grace@north.example", "Reset", "https://platform.example/reset?token=secret"), default);

        var queued = (string?)await world.Ask("select string_agg(payload::text, '') from platform.jobs where kind = 'mail.send'");

        Assert.NotNull(queued);
        Assert.DoesNotContain("secret", queued, StringComparison.Ordinal);
        Assert.DoesNotContain("grace", queued, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivering_a_letter_again_makes_no_second_copy()
    {
        var (id, mail) = (Guid.NewGuid(), new Mail("twice@north.example", "Once", "Once"));
        var transport = _host.Services.GetRequiredService<IMailTransport>();

        await transport.Deliver(id, mail, default);
        await transport.Deliver(id, mail, default);

        Assert.Single(Mailbox.All(_folder), m => m.To == "twice@north.example");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_asked_again_later()
    {
        var nobody = new SmtpTransport(new(new("post@platform.example"), "127.0.0.1", 1, null, null, false, _folder));

        var failed = await Assert.ThrowsAsync<JobFailedException>(() => nobody.Deliver(Guid.NewGuid(), new("ada@north.example", "Hello", "Hello"), default));

        Assert.False(failed.Final);
    }

    private IMail Post => _host.Services.GetRequiredService<IMail>();
}
