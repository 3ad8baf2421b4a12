namespace EduStream.ServiceDefaults.Access;

/// <summary>Names for <c>RequireAuthorization</c>. Each higher role includes the lower ones.</summary>
public static class Policies
{
    /// <summary>Anybody with one of the platform's roles.</summary>
    public const string Learner = "learner";

    /// <summary>Instructors and admins.</summary>
    public const string Instructor = "instructor";

    /// <summary>Admins.</summary>
    public const string Admin = "admin";
}
