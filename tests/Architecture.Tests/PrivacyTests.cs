using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host;
using Platform.Hosting.Migrations;
using Platform.Hosting.Privacy;
using Platform.TestKit;

namespace Platform.Architecture;

/// <summary>Every module that keeps anything says what it keeps of people, and personal fields of events are such as can be sealed.</summary>
public class PrivacyTests
{
    [Fact]
    public void Every_module_with_tables_has_a_source_of_personal_data_or_says_why_it_needs_none() => Assert.Empty(Silent(WithTables(), Speaking()));

    [Fact]
    public void The_check_finds_modules_to_check() => Assert.True(WithTables().Count >= 3);

    [Fact]
    public void The_check_catches_a_module_that_says_nothing() => Assert.Equal(["lighthouse"], Silent(["identity", "lighthouse"], Speaking()));

    [Fact]
    public void Personal_fields_are_texts_of_records_that_say_whose_they_are() => Assert.Empty(Folds().SelectMany(f => Unsealable(f.State, f.Events)));

    [Fact]
    public void There_are_personal_fields() => Assert.Contains(Folds(), f => f.Events.Any(e => Personal(e).Any()));

    [Fact]
    public void The_check_catches_a_field_that_cannot_be_sealed() =>
        Assert.Equal(["Aged.Age is no text", "PrivacyTests is about nobody"], Unsealable(typeof(PrivacyTests), [typeof(Aged)]).Order());

    internal sealed record Aged([property: Personal] int Age);

    private static List<string> WithTables() => [.. PlatformApp.Modules.Select(m => m.Name).Where(name => MigrationScript.Of(PlatformApp.Modules).Any(s => s.Module == name))];

    private static HashSet<string> Speaking()
    {
        var builder = PlatformHost.Compose(PlatformApp.Modules, ["--environment=Testing"]);
        builder.Services.AddSingleton(_ => new Hosting.Data.Databases("Host=nowhere"));
        using var app = (IDisposable)builder.Build();
        using var scope = ((Microsoft.AspNetCore.Builder.WebApplication)app).Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Hosting.Tenancy.CurrentCall>().Call = new(default, default, default);
        return [.. scope.ServiceProvider.GetServices<IPersonalDataSource>().Select(s => s.Module), .. scope.ServiceProvider.GetServices<NothingPersonal>().Where(n => n.Reason.Length > 20).Select(n => n.Module)];
    }

    private static IEnumerable<string> Silent(IEnumerable<string> modules, HashSet<string> speaking) => modules.Where(m => !speaking.Contains(m));

    private static List<(Type State, List<Type> Events)> Folds() =>
    [
        .. from type in House.Modules.SelectMany(m => m.GetTypes())
           where !type.IsAbstract
           from contract in type.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntity<,>)
           let union = contract.GetGenericArguments()[1]
           select (type, type.Assembly.GetTypes().Where(t => t.IsSubclassOf(union)).ToList()),
    ];

    private static IEnumerable<string> Unsealable(Type state, IEnumerable<Type> events)
    {
        var personal = events.SelectMany(e => Personal(e).Select(p => (Event: e, Property: p))).ToList();
        if (personal.Count > 0 && !state.IsAssignableTo(typeof(IAboutPerson))) yield return $"{state.Name} is about nobody";
        foreach (var (@event, property) in personal)
            if (property.PropertyType != typeof(string)) yield return $"{@event.Name}.{property.Name} is no text";
    }

    private static IEnumerable<PropertyInfo> Personal(Type @event) => @event.GetProperties().Where(p => p.IsDefined(typeof(PersonalAttribute)));
}
