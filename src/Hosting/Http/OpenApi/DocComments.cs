using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Platform.Hosting.Http.OpenApi;

/// <summary>What the doc comments say, from the XML files the compiler puts beside the assemblies; nothing where there is no such file.</summary>
internal static partial class DocComments
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    public static string? Of(Type type) => Summary(Member(type.Assembly, $"T:{NameOf(type)}"));

    /// <summary>A property's own summary, or what its record says of the parameter it comes from.</summary>
    public static string? Of(PropertyInfo property) =>
        property.DeclaringType is not { } type ? null
        : Summary(Member(type.Assembly, $"P:{NameOf(type)}.{property.Name}"))
            ?? Text(Member(type.Assembly, $"T:{NameOf(type)}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property.Name));

    /// <summary>The class a handler belongs to, past what the compiler made for a lambda, when it has this name.</summary>
    public static string? OfSlice(MethodInfo handler, string? name)
    {
        var slice = handler.DeclaringType;
        while (slice is { DeclaringType: not null } && slice.Name.Contains('<', StringComparison.Ordinal)) slice = slice.DeclaringType;
        return slice?.Name == name ? Of(slice!) : null;
    }

    private static XElement? Member(Assembly assembly, string id) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        if (!File.Exists(file)) return [];
        return XDocument.Load(file).Descendants("member").DistinctBy(m => (string?)m.Attribute("name")).ToDictionary(m => (string)m.Attribute("name")!);
    }

    private static string NameOf(Type type) => (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Summary(XElement? member) => Text(member?.Element("summary"));

    private static string? Text(XElement? element)
    {
        if (element is null) return null;
        var words = element.DescendantNodes().Select(node => node switch
        {
            XText { Parent.Name.LocalName: "c" } code => $"`{code.Value}`",
            XText text => text.Value,
            XElement { IsEmpty: true } reference => Last(reference.Attributes().FirstOrDefault()?.Value ?? ""),
            _ => "",
        });
        return Spaces().Replace(string.Concat(words), " ").Trim() is { Length: > 0 } said ? said : null;
    }

    private static string Last(string reference) => reference.Split('(')[0].Split('.', ':')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
