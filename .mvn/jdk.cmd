@echo off
rem Called by mvnw.cmd and ballast.cmd: sets JAVA_HOME to a JDK 25 or newer, or says what to do and returns 1.
rem The counterpart of jdk.sh, with the places that Windows installers use. See docs\decisions\0001-jdk-selection.md.
if defined BALLAST_JDK (
  call :serves "%BALLAST_JDK%" && exit /b 0
  goto :complain
)
if defined JAVA_HOME call :serves "%JAVA_HOME%" && exit /b 0
for /d %%D in (
  "%ProgramFiles%\Eclipse Adoptium\jdk-25*"
  "%ProgramFiles%\Java\jdk-25*"
  "%ProgramFiles%\Microsoft\jdk-25*"
  "%ProgramFiles%\Zulu\zulu-25*"
  "%ProgramFiles%\Amazon Corretto\jdk25*"
  "%USERPROFILE%\.jdks\*25*"
) do call :serves "%%~D" && exit /b 0
:complain
echo Ballast needs JDK 25 or newer (a full JDK, with javac), and none was found.>&2
if defined BALLAST_JDK echo BALLAST_JDK is set to %BALLAST_JDK%, which is not one.>&2
if defined JAVA_HOME echo JAVA_HOME is %JAVA_HOME%.>&2
where java>&2
echo Get one: Eclipse Temurin 25, or: winget install EclipseAdoptium.Temurin.25.JDK>&2
echo If it is installed somewhere else: set BALLAST_JDK=C:\path\to\jdk-25>&2
exit /b 1

:serves
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
set BALLAST_JDK_FEATURE=0
for /f "tokens=2 delims==.-" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set BALLAST_JDK_FEATURE=%%~V
set BALLAST_JDK_FEATURE=%BALLAST_JDK_FEATURE:"=%
if %BALLAST_JDK_FEATURE% LSS 25 exit /b 1
set "JAVA_HOME=%~1"
exit /b 0
