using System.Reflection;
using Microsoft.Extensions.Logging;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.Code;

public sealed class LogTests
{
    [Fact]
    public void Event_ids_are_explicit_and_unique_in_every_app()
    {
        foreach (var (app, assemblies) in Assemblies.ByApp)
        {
            var events = Events(assemblies).ToList();
            Findings.None(events.Where(entry => entry.Id <= 0).Select(entry => $"{app}: {entry.Where} has no event id"));
            Findings.None(events.GroupBy(entry => entry.Id).Where(group => group.Count() > 1).Select(group => $"{app}: {group.Key} is {string.Join(" and ", group.Select(entry => entry.Where))}"));
        }
    }

    [Fact]
    public void Every_feature_keeps_to_its_own_block_of_a_hundred_ids()
    {
        foreach (var (app, assemblies) in Assemblies.ByApp)
        {
            var blocks = Events(assemblies).GroupBy(entry => entry.Feature).Select(feature => (feature.Key, Blocks: feature.Select(entry => entry.Id / 100).Distinct().ToList())).ToList();
            Findings.None(blocks.Where(feature => feature.Blocks.Count > 1).Select(feature => $"{app}: {feature.Key} is spread over blocks {string.Join(", ", feature.Blocks)}"));
            Findings.None(blocks.GroupBy(feature => feature.Blocks[0]).Where(block => block.Count() > 1).Select(block => $"{app}: block {block.Key} is shared by {string.Join(" and ", block.Select(feature => feature.Key))}"));
        }
    }

    [Fact]
    public void Log_methods_live_in_a_class_named_Log() =>
        Findings.None(Events(Assemblies.Own).Where(entry => !entry.Feature.EndsWith(".Log", StringComparison.Ordinal)).Select(entry => entry.Where));

    private static IEnumerable<(int Id, string Feature, string Where)> Events(IEnumerable<Assembly> assemblies) =>
        from assembly in assemblies
        from type in assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        select (message.EventId, type.FullName!, $"{type.FullName}.{method.Name}");
}
