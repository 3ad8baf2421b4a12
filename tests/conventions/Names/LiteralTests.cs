using System.Text.RegularExpressions;
using EduStream.Contracts;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.Names;

public sealed partial class LiteralTests
{
    [Fact]
    public void Topic_component_and_secret_names_are_literals_only_in_contracts()
    {
        var names = AppNameTests.ConstantsOf(typeof(Topics)).Concat(AppNameTests.ConstantsOf(typeof(Components))).Concat(AppNameTests.ConstantsOf(typeof(Secrets)));

        Findings.None(
            from file in Repository.ProductCode
            where !file.StartsWith("apps/shared/EduStream.Contracts/", StringComparison.Ordinal)
            let code = Repository.WithoutComments(Repository.Read(file))
            from name in names
            where code.Contains($"\"{name}\"", StringComparison.Ordinal)
            select $"{file}: \"{name}\"");
    }

    [Fact]
    public void Every_topic_that_is_handled_has_a_reader_of_its_dead_letters()
    {
        var code = Repository.ProductCode.Where(file => !file.StartsWith("apps/shared/", StringComparison.Ordinal))
            .Select(file => (App: file.Split('/')[1], Code: WithConstants(Repository.WithoutComments(Repository.Read(file))))).ToList();
        var handled = new List<string>();

        foreach (var name in typeof(Topics).GetFields().Where(field => field.Name != nameof(Topics.DeadLetterSuffix)).Select(field => field.Name))
        {
            foreach (var app in code.Where(file => Handles(file.Code, $"Topics.{name}")).Select(file => file.App).Distinct())
            {
                handled.Add($"{app}/{name}");
                Assert.True(
                    code.Any(file => file.App == app && Handles(file.Code, $"Topics.{name} + Topics.DeadLetterSuffix")),
                    $"{app} handles {name}, and nobody there reads {name}{Topics.DeadLetterSuffix}.");
            }
        }

        Assert.NotEmpty(handled);
    }

    // A topic may have a name of its own in the file that handles it.
    private static string WithConstants(string code) =>
        Constant().Matches(code).Aggregate(code, (text, constant) => Regex.Replace(text, $@"(?<!const string )\b{constant.Groups[1].Value}\b(?=\s*[,)}}])", constant.Groups[2].Value));

    [GeneratedRegex(@"const string (\w+) = (Topics\.[^;]+);")]
    private static partial Regex Constant();

    private static bool Handles(string code, string topic) =>
        code.Split(["WithTopic(", "[Topic(", "TopicOptions"], StringSplitOptions.None).Skip(1).Any(call => call[..Math.Min(call.Length, 300)].Contains(topic, StringComparison.Ordinal));
}
