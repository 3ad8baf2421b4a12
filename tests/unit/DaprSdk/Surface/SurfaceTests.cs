using System.Reflection;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Surface;

/// <summary>The subset shows nothing that the official packages lack, and each member exactly as they have it: names, parameters, defaults, modifiers.</summary>
public sealed class SurfaceTests
{
    private static readonly HashSet<string> Official = [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "unit", "DaprSdk", "Surface", "official-signatures.txt"))];

    private static readonly ILookup<string, string> OfficialTypes = Official.Where(line => line.Contains("  TYPE ", StringComparison.Ordinal))
        .ToLookup(line => line.Split("  TYPE ")[0], line => line.Split("  TYPE ")[1]);

    public static TheoryData<string> Subset => ["Dapr.Client", "Dapr.AspNetCore", "Dapr.Workflow"];

    [Theory]
    [MemberData(nameof(Subset))]
    public void Members_OfTheSubset_AreOfficial(string assembly) =>
        Assert.All(Types(assembly).SelectMany(SignatureText.Members), member => Assert.Contains(member, Official));

    [Theory]
    [MemberData(nameof(Subset))]
    public void Types_OfTheSubset_AreDeclaredAsTheOfficialOnes(string assembly)
    {
        foreach (var type in Types(assembly))
        {
            var official = OfficialTypes[TypeText.Of(type)].SingleOrDefault() ?? "";
            Assert.Equal(official.Split(" : ")[0], TypeText.Declaration(type));
            var bases = official.Split(" : ").Last().Split(", ");
            Assert.True(type.BaseType is not { IsVisible: true } @base || HasNone(@base) || bases.Contains(TypeText.Of(@base)), $"{type} has another base than {official}");
        }
    }

    private static bool HasNone(Type @base) => @base == typeof(object) || @base == typeof(ValueType) || @base == typeof(Enum);

    private static Type[] Types(string assembly) => Assembly.Load(assembly).GetExportedTypes();
}
