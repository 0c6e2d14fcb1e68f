@echo off
rem Starts Ballast, building it first where it is missing. The counterpart of ./ballast; after changing sources run: mvnw.cmd -DskipTests package
setlocal
set "BALLAST_HOME=%~dp0"
set "BALLAST_LIB=%~dp0app\target\ballast\lib"
call "%BALLAST_HOME%.mvn\jdk.cmd" || exit /b 1
if exist "%BALLAST_LIB%\javafx" goto :run
echo Building Ballast (first start, about a minute)...>&2
pushd "%BALLAST_HOME%"
call mvnw.cmd -B -ntp -q -pl app -am -DskipTests -Dspotless.check.skip package
if errorlevel 1 (
  popd
  echo Ballast could not be built.>&2
  exit /b 1
)
popd
:run
rem The vector unit for large covariances, for the window: commands are over too soon to gain by it. A JDK may lack it.
set "BALLAST_VECTOR="
if "%~1"=="" findstr "jdk.incubator.vector" "%JAVA_HOME%\release" >nul 2>&1 && set "BALLAST_VECTOR=,jdk.incubator.vector"
"%JAVA_HOME%\bin\java" --module-path "%BALLAST_LIB%\javafx" --add-modules javafx.controls,javafx.swing%BALLAST_VECTOR% --enable-native-access=javafx.graphics %BALLAST_JAVA_OPTIONS% -cp "%BALLAST_LIB%\*" dev.ballast.app.boot.Launcher %*
exit /b %errorlevel%
